import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PackError, withSignature } from '../../src/environments/pack';
import { newKey, publicKeyOf, signingKey } from './keys';

const usage = `npm run pack:sign -- --new-key <file>            makes a key, and prints what a policy names
npm run pack:sign -- --key <file> <pack> > <signed pack>

docs/deploy.md tells how a policy uses it.`;

function makeKey(path: string): void {
  const { privateKey, publicKey } = newKey();
  // An existing key stays: agents may already know its public half.
  writeFileSync(path, privateKey, { flag: 'wx', mode: 0o600 });
  console.error(`${path} signs packs: keep it where you keep passwords. For the policy, packKeys:`);
  console.log(publicKey);
}

async function sign(keyPath: string, packPath: string): Promise<void> {
  const privateKey = readFileSync(keyPath, 'utf8');
  const pack = readFileSync(packPath, 'utf8');
  process.stdout.write(await withSignature(pack, await signingKey(privateKey)));
  console.error(`Signed. The policy names this key: ${publicKeyOf(privateKey)}`);
}

try {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: { 'new-key': text, key: text },
    allowPositionals: true,
  });
  const [pack] = positionals;
  if (values['new-key'] !== undefined) makeKey(values['new-key']);
  else if (values.key !== undefined && pack !== undefined) await sign(values.key, pack);
  else throw new Error(usage);
} catch (error) {
  const foreign = error instanceof PackError;
  console.error(foreign ? 'This is no environment file.' : Object(error).message);
  process.exitCode = 1;
}
