import { PASSKEYS_MAX, type Passkey } from '../../vault/passkey';
import { usePorts } from '../ports-context';
import { type Signal, useSignal } from '../signal';
import type { FieldProblem } from '../text/field-problem-text';
import type { CommandRunner } from '../use-command';
import { type PasskeyRequest, usePasskey } from '../use-passkey';

export interface AddPasskeyForm {
  readonly name: Signal<string>;
  readonly passphrase: Signal<string>;
  readonly problems: {
    readonly name: FieldProblem | null;
    readonly passphrase: FieldProblem | null;
  };
  readonly passkey: PasskeyRequest;
  readonly full: boolean;
  readonly typing: () => void;
  /** True if one was added. */
  readonly add: () => Promise<boolean>;
}

/** A passkey to add: its name, and the passphrase, which is checked before the authenticator is asked. */
export function useAddPasskey(
  passkeys: readonly Passkey[],
  command: CommandRunner,
): AddPasskeyForm {
  const { send, passkeys: browser } = usePorts();
  const name = useSignal('');
  const passphrase = useSignal('');
  const problems = useSignal<AddPasskeyForm['problems']>({ name: null, passphrase: null });
  const passkey = usePasskey();

  async function add(): Promise<boolean> {
    problems.value = { name: missing(name), passphrase: missing(passphrase) };
    if (problems.value.name !== null || problems.value.passphrase !== null) return false;
    passkey.clear();
    let added = false;
    await command.run(async () => {
      const typed = passphrase.value;
      await send('passkey.prepare', { passphrase: typed });
      const known = passkeys.map(({ id }) => id);
      const made = await passkey.ask((signal) => browser.create(name.value.trim(), known, signal));
      if (made === null) return;
      await send('passkey.add', { passphrase: typed, passkey: made });
      added = true;
    });
    if (added) {
      name.value = '';
      passphrase.value = '';
    }
    return added;
  }

  return {
    name,
    passphrase,
    problems: problems.value,
    passkey,
    full: passkeys.length >= PASSKEYS_MAX,
    typing: () => {
      problems.value = { name: null, passphrase: null };
      passkey.clear();
      command.clear();
    },
    add,
  };
}

const missing = (field: Signal<string>): FieldProblem | null =>
  field.value.trim() === '' ? 'required' : null;
