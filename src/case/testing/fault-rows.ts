import type { Sight } from './fault-rules';

/** A fault as the sandbox arms it, and what the client sees. */
export interface Row<Fault> {
  readonly fault: Fault;
  readonly sight: Sight;
}

const seen = <const Fault>(
  sees: Exclude<Sight['sees'], 'a refusal'>,
  ...faults: readonly Fault[]
): Row<Fault>[] => faults.map((fault) => ({ fault, sight: { sees } }));

const refusal = <const Fault>(statusCode: number, fault: Fault, apiCode?: number): Row<Fault> => ({
  fault,
  sight: { sees: 'a refusal', statusCode, ...(apiCode === undefined ? {} : { apiCode }) },
});

const envelope = <const Fault>(statusCode: number, more: Fault) =>
  ({ kind: 'envelope', statusCode, ...more }) as const;

/**
 * Every fault of the sandbox. The matrices compare this with the sandbox's own list: a kind without a row does not
 * compile.
 */
export const faultRows = {
  held: seen('silence', { kind: 'held' }),
  'slow-drip': seen('silence', { kind: 'slow-drip' }),
  reset: seen('a broken connection', { kind: 'reset' }),
  redirect: seen(
    'a broken connection',
    { kind: 'redirect', to: 'https://elsewhere.test/' },
    { kind: 'redirect', to: 'https://elsewhere.test/', status: 307 },
  ),
  html: seen('rubbish', { kind: 'html' }),
  'bad-json': seen('rubbish', { kind: 'bad-json' }),
  empty: seen('rubbish', { kind: 'empty' }),
  null: seen('rubbish', { kind: 'null' }),
  array: seen('rubbish', { kind: 'array' }),
  'wrong-types': seen('rubbish', { kind: 'wrong-types' }),
  proto: seen('rubbish', { kind: 'proto' }),
  large: seen('too much', { kind: 'large', bytes: 30_000_000 }),
  'text-codes': seen('the truth', { kind: 'text-codes' }),
  'legacy-envelope': seen('the truth', { kind: 'legacy-envelope' }),
  created: seen('the truth', { kind: 'created' }),
  status: [
    ...[400, 401, 429, 500, 503].map((status) =>
      refusal(status, { kind: 'status' as const, status }),
    ),
    ...seen('an error without an envelope', { kind: 'status', status: 502, body: 'html' }),
    ...seen('an error without an envelope', { kind: 'status', status: 401, body: 'empty' }),
    ...seen('rubbish', { kind: 'status', status: 204, body: 'empty' }),
    // Gateways also answer 429, without an envelope.
    refusal(429, { kind: 'status', status: 429, body: 'html' }),
    refusal(429, { kind: 'status', status: 429, body: 'empty' }),
  ],
  envelope: [
    ...seen('a bare yes', envelope(200, {})),
    ...seen('a bare yes', envelope(200, { codesAsText: true })),
    ...[400, 401, 403, 404, 429, 499, 500, 503, 600, 699].map((statusCode) =>
      refusal(statusCode, envelope(statusCode, {})),
    ),
    refusal(429, envelope(429, { codesAsText: true })),
    refusal(401, envelope(401, { apiCode: 2020 }), 2020),
    refusal(499, envelope(499, { apiCode: 2001 }), 2001),
    refusal(499, envelope(499, { apiCode: 2001, codesAsText: true }), 2001),
    refusal(500, envelope(500, { httpStatus: 500 })),
  ],
};

/** Yields to the event loop until a condition holds: a service in this process has nothing else to wait for. */
export async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((resolve) => setImmediate(resolve));
}
