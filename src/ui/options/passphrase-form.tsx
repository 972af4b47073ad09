import { useNewPassphrase } from '../new-passphrase';
import { Button } from '../parts/button';
import { PassphraseField } from '../parts/passphrase-field';
import { StrengthMeter } from '../parts/strength-meter';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import type { FieldProblem } from '../text/field-problem-text';
import { useCommand } from '../use-command';
import { FormPanel, Saved } from './form-panel';

export function PassphraseForm() {
  const { t, send } = usePorts();
  const command = useCommand();
  const current = useSignal('');
  const missing = useSignal<FieldProblem | null>(null);
  const chosen = useNewPassphrase();
  const changed = useSignal(false);

  async function change(): Promise<void> {
    missing.value = current.value === '' ? 'required' : null;
    const fit = chosen.check();
    if (missing.value !== null || !fit) return;
    const passphrases = { current: current.value, next: chosen.first.value };
    changed.value = await command.run(() => send('vault.changePassphrase', passphrases));
    if (changed.value) {
      for (const field of [current, chosen.first, chosen.again]) field.value = '';
    }
  }
  const typing = () => {
    missing.value = null;
    changed.value = false;
    chosen.forgetProblems();
    command.clear();
  };

  return (
    <FormPanel
      title={t('passphrase_change_title')}
      command={command}
      onSubmit={() => void change()}
      actions={
        <>
          <Button id="passphrase-change" submit busy={command.pending}>
            {t('passphrase_change')}
          </Button>
          <Saved id="passphrase-changed" text={changed.value ? t('passphrase_changed') : null} />
        </>
      }
    >
      <PassphraseField
        id="passphrase-current"
        autocomplete="off"
        label={t('passphrase_current')}
        value={current}
        problem={missing.value}
        readOnly={command.pending}
        onInput={typing}
      />
      <PassphraseField
        id="passphrase-next"
        label={t('passphrase_new')}
        hint={t('passphrase_hint')}
        value={chosen.first}
        problem={chosen.problems.first}
        readOnly={command.pending}
        onInput={typing}
      />
      <StrengthMeter passphrase={chosen.first} />
      <PassphraseField
        id="passphrase-next-again"
        label={t('passphrase_again')}
        value={chosen.again}
        problem={chosen.problems.again}
        readOnly={command.pending}
        onInput={typing}
      />
    </FormPanel>
  );
}
