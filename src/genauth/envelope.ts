import * as v from 'valibot';
import { serviceWords } from './service-words';
import { shownText } from './shown-text';

/** Codes are numbers; older parts of the service send them as text. */
const code = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))]),
  v.integer(),
);

/** Only `statusCode` matters; every other member is optional and may be unreadable. */
const lenient = <S extends v.GenericSchema>(schema: S) =>
  v.optional(v.fallback(v.nullable(schema), null), null);

/** Codes from here up are `apiCode`s, even where older parts of the service call them `code`. */
const API_CODES = 1_000;

const envelopeSchema = v.pipe(
  v.object({
    statusCode: v.optional(v.nullable(code)),
    /** The older name of `statusCode`. */
    code: lenient(code),
    message: lenient(v.string()),
    apiCode: lenient(code),
    requestId: lenient(v.union([v.string(), v.pipe(v.number(), v.transform(String))])),
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
 * The shape of every answer: `{ statusCode, message, apiCode?, requestId?, data? }`. The HTTP status is ignored;
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

/** The envelope in a body, or null if there is none: HTML, truncated JSON, an array, or no status code. */
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
