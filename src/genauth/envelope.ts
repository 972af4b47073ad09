import * as v from 'valibot';
import { redact } from './redact';
import { shownText } from './shown-text';

/** The service's own words are kept up to this many characters. */
const maxMessageLength = 500;

/** Codes come as numbers, and from older parts of the service as text. */
const code = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))]),
  v.integer(),
);

const envelopeSchema = v.pipe(
  v.object({
    statusCode: v.optional(v.nullable(code)),
    /** What older parts of the service call `statusCode`. */
    code: v.optional(v.nullable(code)),
    message: v.optional(v.nullable(v.string())),
    apiCode: v.optional(v.nullable(code)),
    requestId: v.optional(v.nullable(v.string())),
    data: v.optional(v.unknown()),
  }),
  v.transform(({ statusCode, code: legacy, message, apiCode, requestId, data }) => ({
    statusCode: statusCode ?? legacy ?? null,
    message: message == null ? null : redact(shownText(message, maxMessageLength)),
    apiCode: apiCode ?? null,
    requestId: requestId == null ? null : shownText(requestId, 128),
    data,
  })),
);

/**
 * The shape of every answer: `{ statusCode, message, apiCode?, requestId?, data? }`. The HTTP status means nothing;
 * success is `statusCode === 200`.
 *
 * @see https://docs.authing.cn/v2/reference/error-code.html
 */
export interface Envelope {
  readonly statusCode: number;
  readonly message: string | null;
  readonly apiCode: number | null;
  readonly requestId: string | null;
  readonly data: unknown;
}

/** The envelope in a body, or null where the body holds none: HTML, cut JSON, an array, or no status code. */
export function parseEnvelope(body: string): Envelope | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  if (Array.isArray(json)) return null;
  const parsed = v.safeParse(envelopeSchema, json);
  if (!parsed.success || parsed.output.statusCode === null) return null;
  return { ...parsed.output, statusCode: parsed.output.statusCode };
}
