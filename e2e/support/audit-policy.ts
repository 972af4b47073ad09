import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { managedSettings } from './managed';
import { root } from './repository';

/** A policy in which the organization holds the records, for the sandbox at `serviceUrl`. */
export const auditPolicy = (serviceUrl: string, packKeys: readonly string[]) => ({
  environments: managedSettings(serviceUrl).environments.slice(0, 1),
  retentionDaysMin: 90,
  retentionDaysMax: 365,
  erasing: false,
  agentName: 'Desk 7',
  agentNameFixed: true,
  passphraseStrengthMin: 'good',
  safeguards: { verification: 'always', verificationMethods: ['Badge shown', 'Called back'] },
  packKeys,
});

/** Messages that the policy refuses, with which codes, even with the right passphrase. */
export function refusedByPolicy(passphrase: string) {
  const proof = { by: 'passphrase', passphrase };
  return [
    ['receipts.setRetention', { days: 30, proof }, 'retention-out-of-bounds'],
    ['receipts.setRetention', { days: 366, proof }, 'retention-out-of-bounds'],
    ['receipts.erase', { seq: 1, proof }, 'erasing-off'],
    ['agent.setName', { name: 'Somebody else' }, 'agent-fixed'],
  ] as const;
}

/** A message to the background, as a script for a page of the extension. */
export const sending = (method: string, params: object) =>
  `(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify({ method, params })})`;

/** The published state, as a script. */
export const stateScript = `(globalThis.browser ?? chrome).storage.session.get('state').then(({ state }) => state)`;

/** An administrator's key for packs, made and used by the command that administrators have. */
export class PackSigner {
  readonly #folder = mkdtempSync(join(tmpdir(), 'unbind-desk-packs-'));
  readonly #key = join(this.#folder, 'key.pem');
  readonly publicKey = this.#run('--new-key', this.#key).trim();

  sign(pack: string): string {
    const file = join(this.#folder, 'pack.json');
    writeFileSync(file, pack);
    return this.#run('--key', this.#key, file);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #run(...given: string[]): string {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const [, script] = String(scripts['pack:sign']).split(' ');
    return execFileSync(process.execPath, ['--import', 'tsx', String(script), ...given], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }
}
