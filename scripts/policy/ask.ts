import { AnswerError, type PolicyDraft, readValue, withAnswer } from './answers';
import { type Entry, entries, environmentEntries } from './entries';

/** Puts a question to whoever runs the command. */
export type Ask = (question: string) => Promise<string>;

/** Asks for every entry that has no value yet. An empty answer leaves it to the agents. */
export async function askForPolicy(
  given: PolicyDraft,
  ask: Ask,
  say: (line: string) => void,
): Promise<PolicyDraft> {
  let policy = given;
  for (const entry of entries) {
    if (has(policy, entry.path)) continue;
    policy = await untilItFits(say, async () => {
      const answer = await ask(questionFor(entry));
      return answer.trim() === '' ? policy : withAnswer(policy, entry.path, answer);
    });
  }
  if ('environments' in policy) return policy;
  const environments = [];
  for (;;) {
    const environment = await askForEnvironment(ask, say);
    if (environment === null) break;
    environments.push(environment);
  }
  return environments.length === 0 ? policy : { ...policy, environments };
}

async function askForEnvironment(
  ask: Ask,
  say: (line: string) => void,
): Promise<PolicyDraft | null> {
  say('An environment; an empty id ends the list. No secrets: agents type them.');
  let environment: PolicyDraft = {};
  for (const entry of environmentEntries) {
    const answer = await ask(questionFor(entry));
    if (answer.trim() !== '')
      environment = { ...environment, [entry.path]: readValue(entry, answer) };
    else if (entry.path === 'id') return null;
  }
  return environment;
}

async function untilItFits<T>(say: (line: string) => void, once: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof AnswerError)) throw error;
      say(error.message);
    }
  }
}

function has(policy: PolicyDraft, path: string): boolean {
  const [first = '', second] = path.split('.');
  return second === undefined ? first in policy : second in Object(policy[first] ?? {});
}

const kinds = {
  integer: 'a whole number',
  boolean: 'yes or no',
  string: 'a text',
  array: 'texts, with commas between them',
} as const;

function questionFor({ title, description, type, enum: choices }: Entry): string {
  return `${title}. ${description}\n  ${choices?.join(', ') ?? kinds[type]}: `;
}
