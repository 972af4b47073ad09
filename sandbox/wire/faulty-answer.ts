import { type Envelope, enveloped, type WireAnswer } from './answer';
import type { Fault } from './faults';
import { inLanguage, type Language } from './language';

const page = (title: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

const throttled = {
  zh: '您的请求已超过最大数量限制，请稍后重试',
  en: 'Your requests exceed the maximum, please try again later',
};

const broken = { zh: '系统繁忙，请稍后重试', en: 'The system is busy, please try again later' };

/** Looks like an answer to anything, and leaves a trace if it is accepted. */
const poison = {
  statusCode: 200,
  message: 'OK',
  data: { access_token: 'poison', userId: 'poison', passwordSet: true, phoneBinded: false },
  poisoned: true,
};

/** The answer by which a fault replaces the true one, or null if it does not change the content. */
export function faultyAnswer(
  fault: Fault,
  language: Language,
  requestId: string,
): WireAnswer | null {
  const ok: Envelope = { statusCode: 200, message: 'OK', requestId };
  switch (fault.kind) {
    case 'held':
    case 'reset':
    case 'slow-drip':
    case 'text-codes':
    case 'legacy-envelope':
    case 'created':
      return null;
    case 'status': {
      const message = inLanguage(fault.status === 429 ? throttled : broken, language);
      const answer =
        fault.body === 'envelope'
          ? enveloped({ statusCode: fault.status, message, requestId }, fault.status)
          : fault.body === 'html'
            ? text(fault.status, 'text/html', page(`${fault.status}`))
            : text(fault.status, 'text/plain', '');
      return fault.retryAfterSeconds === undefined
        ? answer
        : {
            ...answer,
            headers: { ...answer.headers, 'retry-after': `${fault.retryAfterSeconds}` },
          };
    }
    case 'html':
      return text(200, 'text/html', page('Welcome'));
    case 'bad-json':
      return text(200, 'application/json', JSON.stringify(ok).slice(0, -8));
    case 'empty':
      return text(200, 'application/json', '');
    case 'null':
      return text(200, 'application/json', 'null');
    case 'array':
      return text(200, 'application/json', '[]');
    case 'wrong-types':
      return text(
        200,
        'application/json',
        JSON.stringify({
          statusCode: { value: 200 },
          message: 1,
          apiCode: [],
          requestId: 7,
          data: 'x',
        }),
      );
    case 'proto':
      // Written out, because JSON.stringify cannot produce this key.
      return text(200, 'application/json', `{"__proto__":${JSON.stringify(poison)}}`);
    case 'envelope': {
      const answer = enveloped(
        {
          statusCode: fault.statusCode,
          message: fault.message,
          ...(fault.apiCode !== undefined && { apiCode: fault.apiCode }),
          requestId,
          ...(fault.data !== undefined && { data: fault.data }),
        },
        fault.httpStatus,
      );
      return fault.codesAsText ? withTextCodes(answer) : answer;
    }
    case 'redirect':
      return { ...text(fault.status, 'text/plain', ''), headers: { location: fault.to } };
    case 'large': {
      const bare = JSON.stringify({ ...ok, data: '' });
      return enveloped({ ...ok, data: 'x'.repeat(Math.max(0, fault.bytes - bare.length)) });
    }
  }
}

/** The answer with its codes as text, as older parts of the service send them. */
export function withTextCodes(answer: WireAnswer): WireAnswer {
  if (!answer.envelope) return answer;
  const { statusCode, apiCode, ...rest } = answer.envelope;
  const spoilt = {
    ...rest,
    statusCode: `${statusCode}`,
    ...(apiCode !== undefined && { apiCode: `${apiCode}` }),
  };
  return { ...answer, text: JSON.stringify(spoilt) };
}

/** The answer in the envelope of the service's oldest parts. */
export function withLegacyEnvelope(answer: WireAnswer): WireAnswer {
  if (!answer.envelope) return answer;
  const { statusCode, apiCode, ...rest } = answer.envelope;
  const legacy = {
    code: statusCode,
    ...rest,
    ...(apiCode !== undefined && { apiCode: `${apiCode}` }),
  };
  return { ...answer, text: JSON.stringify(legacy) };
}

/** The answer with HTTP 201. */
export function asCreated(answer: WireAnswer): WireAnswer {
  return answer.httpStatus === 200 ? { ...answer, httpStatus: 201 } : answer;
}

/** A body that comes a byte at a time, with `wait` before each. */
export function drip(body: string, wait: () => Promise<void>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(body);
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent === bytes.length) return controller.close();
      await wait();
      controller.enqueue(bytes.slice(sent, sent + 1));
      sent += 1;
    },
  });
}

function text(httpStatus: number, contentType: string, body: string): WireAnswer {
  return {
    httpStatus,
    headers: { 'content-type': `${contentType}; charset=utf-8` },
    text: body,
    envelope: null,
  };
}
