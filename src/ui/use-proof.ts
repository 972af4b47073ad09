import { useRef } from 'preact/hooks';
import { CommandRefused } from '../messaging/client';
import type { Proof } from '../vault/ownership';
import { usePorts } from './ports-context';
import { type Signal, useSignal } from './signal';
import type { CommandRunner } from './use-command';
import { type PasskeyRequest, usePasskey } from './use-passkey';

/** The proof that whoever loosens something owns the vault. */
export interface ProofModel {
  /** The background has asked for it. */
  readonly needed: boolean;
  readonly passphrase: Signal<string>;
  /** Runs a command with the proof as typed so far. */
  readonly run: (task: Provable) => Promise<boolean>;
  /** Shows the owner by a passkey instead, and runs the refused command again. */
  readonly byPasskey: () => Promise<void>;
  readonly passkey: PasskeyRequest;
}

type Provable = (proof: Proof | undefined) => Promise<unknown>;

/** Commands that may need a proof: asks for one once they do. */
export function useProof(command: CommandRunner): ProofModel {
  const needed = useSignal(false);
  const passphrase = useSignal('');
  const { send, passkeys } = usePorts();
  const passkey = usePasskey();
  const refused = useRef<Provable | null>(null);

  const run: ProofModel['run'] = (task) =>
    command.run(async () => {
      refused.current = task;
      const typed = passphrase.value;
      try {
        await task(typed === '' ? undefined : { by: 'passphrase', passphrase: typed });
      } catch (error) {
        if (isProofNeeded(error)) needed.value = true;
        throw error;
      }
      needed.value = false;
      passphrase.value = '';
    });

  async function byPasskey(): Promise<void> {
    const task = refused.current;
    const proof = await passkey.ask(async (signal) =>
      passkeys.ask(await send('passkey.handles', {}), signal),
    );
    if (proof === null || task === null) return;
    const shown = await command.run(() => send('passkey.unlock', proof));
    passphrase.value = '';
    if (shown) await run(task);
  }

  return { needed: needed.value, passphrase, run, byPasskey, passkey };
}

function isProofNeeded(error: unknown): boolean {
  return error instanceof CommandRefused && error.refusal.code === 'proof-needed';
}
