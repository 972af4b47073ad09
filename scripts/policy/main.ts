import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { AnswerError, type PolicyDraft, splitAnswer, withAnswer } from './answers';
import { askForPolicy } from './ask';
import { checkPolicy } from './check-policy';
import { policyFile, type Target } from './policy-file';

const usage = `npm run policy -- --browser chrome|edge --id <id> [--system linux|windows] [--update-url <url>]
npm run policy -- --browser firefox --install-url <url>

  --set <entry>=<value>   as --set lockIdleMinutesMax=10 --set safeguards.ticket=always; any number of times
  --from <file>           a JSON file with the policy to begin with, and its environments
  --ask                   asks for all that is not set

Prints the policy file, and to the error output where it belongs. docs/deploy.md tells of every entry.`;

/** The policy to begin with: an object, whatever is in it. Checking comes at the end. */
function readFrom(path: string | undefined): Readonly<Record<string, unknown>> {
  if (path === undefined) return {};
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  throw new AnswerError(`${path} holds no object.`);
}

function targetOf(values: ReturnType<typeof readFlags>): Target {
  const { browser, system = 'linux', id, 'install-url': installUrl } = values;
  if (browser === 'firefox') {
    if (installUrl === undefined) throw new AnswerError('Firefox needs --install-url.');
    return { browser, installUrl };
  }
  if (browser !== 'chrome' && browser !== 'edge') throw new AnswerError(usage);
  if (system !== 'linux' && system !== 'windows') throw new AnswerError(usage);
  if (!/^[a-p]{32}$/.test(id ?? '')) throw new AnswerError('--id has 32 letters from a to p.');
  return { browser, system, id: id ?? '' };
}

/** Asks whoever sits here, or takes a line for each answer; at the end all that is left is empty. */
async function askHere(given: PolicyDraft): Promise<PolicyDraft> {
  const input = createInterface({ input: process.stdin });
  const lines = input[Symbol.asyncIterator]();
  const ask = async (question: string) => {
    process.stderr.write(question);
    const { value, done } = await lines.next();
    return done === true ? '' : value;
  };
  const policy = await askForPolicy(given, ask, console.error);
  input.close();
  return policy;
}

function readFlags() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      browser: text,
      system: text,
      id: text,
      'update-url': text,
      'install-url': text,
      from: text,
      set: { type: 'string', multiple: true, default: [] },
      ask: { type: 'boolean', default: false },
    },
  });
  return values;
}

try {
  const flags = readFlags();
  const target = targetOf(flags);
  const given = flags.set
    .map(splitAnswer)
    .reduce((policy, [name, value]) => withAnswer(policy, name, value), readFrom(flags.from));
  const policy = flags.ask ? await askHere(given) : given;
  const problems = checkPolicy(policy);
  if (problems.length > 0)
    throw new AnswerError(`This would not be taken:\n${problems.join('\n')}`);
  const { place, text } = policyFile(policy, target, flags['update-url']);
  console.error(`For ${place}:`);
  process.stdout.write(text);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
