import { type Entry, entries } from './entries';

export type PolicyDraft = Readonly<Record<string, unknown>>;

/** An answer that cannot be one. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
}

const yes = ['yes', 'y', 'true', '1'];
const no = ['no', 'n', 'false', '0'];

/** An answer as the entry's value. Whether it is within its range is for {@link checkPolicy} to say. */
export function readValue({ path, type }: Entry, answer: string): unknown {
  const text = answer.trim();
  switch (type) {
    case 'integer':
      if (!/^-?\d+$/.test(text)) throw new AnswerError(`${path} is a whole number, not “${text}”.`);
      return Number(text);
    case 'boolean':
      if (yes.includes(text.toLowerCase())) return true;
      if (no.includes(text.toLowerCase())) return false;
      throw new AnswerError(`${path} is yes or no, not “${text}”.`);
    case 'array':
      return text === '' ? [] : text.split(',').map((each) => each.trim());
    case 'string':
      return text;
  }
}

/** The policy with one more answer, as `safeguards.ticket=always`. */
export function withAnswer(policy: PolicyDraft, path: string, answer: string): PolicyDraft {
  const entry = entries.find((each) => each.path === path);
  if (entry === undefined) throw new AnswerError(`There is no entry ${path}.`);
  const value = readValue(entry, answer);
  const [first = '', second] = path.split('.');
  if (second === undefined) return { ...policy, [first]: value };
  return { ...policy, [first]: { ...Object(policy[first]), [second]: value } };
}

/** Reads `name=value`. */
export function splitAnswer(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new AnswerError(`“${text}” is not name=value.`);
  return [text.slice(0, at).trim(), text.slice(at + 1)];
}
