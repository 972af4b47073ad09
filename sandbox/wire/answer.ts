import { inLanguage, type Language } from './language';
import type { Refusal } from './refusal';

/** An endpoint's answer, before faults change it. */
export type Answer =
  | { readonly kind: 'envelope'; readonly data?: unknown }
  /** JSON without an envelope. */
  | { readonly kind: 'bare'; readonly body: unknown }
  /** OAuth's way: an empty body for yes, `error` and an HTTP status for no. */
  | { readonly kind: 'oauth-empty' }
  | { readonly kind: 'oauth-error'; readonly status: number; readonly description: string }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

/** The envelope that all of the service's own answers come in. */
export interface Envelope {
  readonly statusCode: number;
  readonly message: string;
  readonly apiCode?: number;
  readonly requestId: string;
  readonly data?: unknown;
}

/** An answer in bytes, with what the log wants to know of it. */
export interface WireAnswer {
  readonly httpStatus: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly envelope: Envelope | null;
}

/** The message of a success. */
const done = { zh: '操作成功', en: 'OK' };

/** Serializes an answer. HTTP is 200 even for a refusal: only the envelope says so. */
export function toWire(answer: Answer, language: Language, requestId: string): WireAnswer {
  switch (answer.kind) {
    case 'envelope':
      return enveloped({
        statusCode: 200,
        message: inLanguage(done, language),
        requestId,
        ...(answer.data !== undefined && { data: answer.data }),
      });
    case 'refusal':
      return enveloped(refusalEnvelope(answer.refusal, language, requestId));
    case 'bare':
      return json(200, JSON.stringify(answer.body), null);
    case 'oauth-empty':
      return { httpStatus: 200, headers: {}, text: '', envelope: null };
    case 'oauth-error': {
      const body = { error: 'invalid_client', error_description: answer.description };
      return json(answer.status, JSON.stringify(body), null);
    }
  }
}

/** An envelope as the service sends it. */
export function enveloped(envelope: Envelope, httpStatus = 200): WireAnswer {
  return json(httpStatus, JSON.stringify(envelope), envelope);
}

/** A refusal in the service's envelope. */
function refusalEnvelope(refusal: Refusal, language: Language, requestId: string): Envelope {
  return {
    statusCode: refusal.statusCode,
    message: inLanguage(refusal.text, language),
    ...(refusal.apiCode !== null && { apiCode: refusal.apiCode }),
    requestId,
    ...(refusal.data !== undefined && { data: refusal.data }),
  };
}

function json(httpStatus: number, text: string, envelope: Envelope | null): WireAnswer {
  return {
    httpStatus,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    text,
    envelope,
  };
}
