import * as v from 'valibot';
import { classifyRefusal, type Endpoint } from './classify';
import { type Envelope, parseEnvelope } from './envelope';
import { failure, GenAuthError } from './failure';
import { serviceWords } from './service-words';
import type { WireAnswer } from './transport';

/** A value, and the id that the vendor's support needs to find the request. */
export interface Answered<T> {
  readonly value: T;
  readonly requestId: string | null;
}

/** The data of an answer that says 200 and has the promised shape. */
export function accept<S extends v.GenericSchema>(
  endpoint: Endpoint,
  answer: WireAnswer,
  schema: S,
): Answered<v.InferOutput<S>> {
  const envelope = readEnvelope(answer);
  if (envelope.statusCode !== 200 || saysFailed(envelope.data)) throw refusal(endpoint, envelope);
  const data = v.safeParse(schema, envelope.data);
  if (data.success) return { value: data.output, requestId: envelope.requestId };
  throw unreadable(answer, envelope.requestId, new v.ValiError(data.issues));
}

/** `{ success: false }` with a 200: the service understood the request and did not do it. */
function saysFailed(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Reflect.get(data, 'success') === false;
}

/** RFC 7009 promises a status but no body, so an answer without an envelope counts like one with 200. */
export function acceptRevocation(answer: WireAnswer): Answered<null> {
  const succeeded = answer.httpStatus >= 200 && answer.httpStatus < 300;
  const envelope = parseEnvelope(answer.body);
  if (envelope === null && succeeded) {
    return { value: null, requestId: null };
  }
  return without(accept('revocation', answer, v.unknown()));
}

const oauthErrorSchema = v.object({
  error: v.string(),
  error_description: v.optional(v.fallback(v.nullable(v.string()), null), null),
});

function readEnvelope(answer: WireAnswer): Envelope {
  const envelope = parseEnvelope(answer.body) ?? readOauthError(answer);
  if (envelope !== null) return envelope;
  if (answer.httpStatus === 429) {
    return { statusCode: 429, message: null, apiCode: null, requestId: null, data: null };
  }
  throw unreadable(answer, null, undefined);
}

/** The token endpoints may answer as in RFC 6749 §5.2, without an envelope. */
function readOauthError({ httpStatus, body }: WireAnswer): Envelope | null {
  if (httpStatus < 400) return null;
  try {
    const parsed = v.safeParse(oauthErrorSchema, JSON.parse(body));
    if (!parsed.success) return null;
    const { error, error_description: description } = parsed.output;
    const words = description === null ? error : `${error}: ${description}`;
    const message = serviceWords(words);
    return { statusCode: httpStatus, message, apiCode: null, requestId: null, data: null };
  } catch {
    return null;
  }
}

function refusal(endpoint: Endpoint, envelope: Envelope): GenAuthError {
  const { statusCode, apiCode, message, requestId } = envelope;
  const code = classifyRefusal(endpoint, envelope);
  return new GenAuthError({ delivery: 'answered', code, statusCode, apiCode, message, requestId });
}

function unreadable(answer: WireAnswer, requestId: string | null, cause: unknown): GenAuthError {
  return new GenAuthError(
    failure('maybe-sent', 'unreadable-answer', { statusCode: answer.httpStatus, requestId }),
    { cause },
  );
}

/** An answer whose data is not needed. */
export function without<T>({ requestId }: Answered<T>): Answered<null> {
  return { value: null, requestId };
}
