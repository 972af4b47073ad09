import * as v from 'valibot';
import { serviceWords } from './service-words';
import { shownText } from './shown-text';

/** Codes come as numbers, and from older parts of the service as text. */
const code = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))]),
  v.integer(),
);

/** Only `statusCode` decides; all else is told where it can be read. */
const told = <S extends v.GenericSchema>(schema: S) =>
  v.optional(v.fallback(v.nullable(schema), null), null);

/** From here on a code is an `apiCode`, also where an older part of the service calls it `code`. */
const API_CODES = 1_000;

const envelopeSchema = v.pipe(
  v.object({
    statusCode: v.optional(v.nullable(code)),
    /** What older parts of the service call `statusCode`. */
    code: told(code),
    message: told(v.string()),
    apiCode: told(code),
    requestId: told(v.union([v.string(), v.pipe(v.number(), v.transform(String))])),
    data: v.optional(v.unknown()),
  }),
  v.transform(({ statusCode: given, code: legacy, message, apiCode, requestId, data }) => {
    const statusCode = given ?? legacy;
    return {
      statusCode,
      message: message === null ? null : serviceWords(message),
      apiCode: apiCode ?? (statusCode !== null && statusCode >= API_CODES ? statusCode : null),
      requestId: requestId === null ? null : shownText(requestId, 128),
      data,
    };
  }),
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
