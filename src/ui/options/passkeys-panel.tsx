import '../style/passkey.css';
import { useEffect } from 'preact/hooks';
import { PASSKEY_NAME_MAX, type Passkey } from '../../vault/passkey';
import { Button } from '../parts/button';
import { Field } from '../parts/field';
import { PasskeyRequestShown } from '../parts/passkey-request';
import { PassphraseField } from '../parts/passphrase-field';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { day } from '../text/time-text';
import { useCommand } from '../use-command';
import { FormPanel, Saved } from './form-panel';
import { useAddPasskey } from './use-add-passkey';

/** The passkeys that unlock the vault, and one to add. Nothing where the browser has none and none was ever added. */
export function PasskeysPanel({ passkeys }: { passkeys: readonly Passkey[] }) {
  const { t, send, passkeys: browser } = usePorts();
  const command = useCommand();
  const form = useAddPasskey(passkeys, command);
  const available = useSignal(false);
  const said = useSignal<'passkey_added' | 'passkey_removed' | null>(null);
  useEffect(() => {
    browser.available().then(
      (has) => {
        available.value = has;
      },
      () => undefined,
    );
  }, []);
  if (!available.value && passkeys.length === 0) return null;

  async function add(): Promise<void> {
    said.value = null;
    if (await form.add()) said.value = 'passkey_added';
  }
  async function remove(id: string): Promise<void> {
    const done = await command.run(() => send('passkey.remove', { id }));
    said.value = done ? 'passkey_removed' : null;
  }
  const typing = () => {
    said.value = null;
    form.typing();
  };
  const adds = available.value && !form.full;

  return (
    <FormPanel
      title={t('passkeys_title')}
      command={command}
      onSubmit={() => void add()}
      actions={
        <>
          {adds && (
            <Button id="passkey-add" submit busy={command.pending}>
              {t('passkey_add')}
            </Button>
          )}
          <Saved id="passkey-said" text={said.value === null ? null : t(said.value)} />
        </>
      }
    >
      <p class="small">{t('passkeys_lead')}</p>
      {passkeys.length > 0 && (
        <ul class="passkeys">
          {passkeys.map(({ id, name, addedAt }) => (
            <li key={id} class="row" data-testid="passkey">
              <div class="row-text">
                <strong>{name}</strong>
                <span class="small">{t('passkey_since', day(addedAt))}</span>
              </div>
              <Button
                id="passkey-remove"
                label={t('passkey_remove', name)}
                blocked={command.pending}
                onClick={() => void remove(id)}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adds && (
        <>
          <Field
            id="passkey-name"
            label={t('passkey_name')}
            hint={t('passkey_name_hint')}
            value={form.name}
            problem={form.problems.name}
            maxLength={PASSKEY_NAME_MAX}
            readOnly={command.pending}
            onInput={typing}
          />
          <PassphraseField
            id="passkey-passphrase"
            autocomplete="off"
            label={t('passphrase_current')}
            hint={t('passkey_passphrase_hint')}
            value={form.passphrase}
            problem={form.problems.passphrase}
            readOnly={command.pending}
            onInput={typing}
          />
        </>
      )}
      {form.full && <p class="small">{t('ref_too_many_passkeys')}</p>}
      <PasskeyRequestShown passkey={form.passkey} />
    </FormPanel>
  );
}
