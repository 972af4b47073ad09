import { CommandRefused } from '../messaging/client';
import type { Proof } from '../vault/ownership';
import { usePorts } from './ports-context';
import { type Signal, useSignal } from './signal';
import type { CommandRunner } from './use-command';
import { type PasskeyRequest, usePasskey } from './use-passkey';

/** Shows that the vault's owner is the one who loosens something. */
export interface ProofModel {
  /** The background has asked for it. */
  readonly needed: boolean;
  readonly passphrase: Signal<string>;
  /** Runs a command with the proof as typed so far. */
  readonly run: (task: (proof: Proof | undefined) => Promise<unknown>) => Promise<boolean>;
  /** Shows the owner by a passkey instead. True if the refused command can be sent again. */
  readonly byPasskey: () => Promise<boolean>;
  readonly passkey: PasskeyRequest;
}

/** Commands that may need a proof: asks for one once they do. */
export function useProof(command: CommandRunner): ProofModel {
  const needed = useSignal(false);
  const passphrase = useSignal('');
  const { send, passkeys } = usePorts();
  const passkey = usePasskey();

  const run: ProofModel['run'] = (task) =>
    command.run(async () => {
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

  async function byPasskey(): Promise<boolean> {
    const given = await passkey.ask(async (signal) =>
      passkeys.ask(await send('passkey.handles', {}), signal),
    );
    passphrase.value = '';
    return given !== null && command.run(() => send('passkey.unlock', given));
  }

  return { needed: needed.value, passphrase, run, byPasskey, passkey };
}

function isProofNeeded(error: unknown): boolean {
  return error instanceof CommandRefused && error.refusal.code === 'proof-needed';
}
