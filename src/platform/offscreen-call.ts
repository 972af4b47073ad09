import type { Answer, Question } from './offscreen';

/** Both sides come from the same build, so only the shape of a question is checked. Never rejects. */
export async function answerTo(services: object, question: unknown): Promise<Answer<unknown>> {
  try {
    if (!isQuestion(question) || !Object.hasOwn(services, question.name)) return { ok: false };
    const service: unknown = Reflect.get(services, question.name);
    if (typeof service !== 'function') return { ok: false };
    return { ok: true, value: await service(...question.told) };
  } catch {
    return { ok: false };
  }
}

function isQuestion(value: unknown): value is Question {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'told' in value &&
    Array.isArray(value.told)
  );
}
