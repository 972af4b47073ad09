import { useRef } from 'preact/hooks';
import { useNewPassphrase } from '../new-passphrase';
import { Button } from '../parts/button';
import { RefusalBox } from '../parts/error-box';
import { Field } from '../parts/field';
import { StrengthMeter } from '../parts/strength-meter';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import type { FieldProblem } from '../text/field-problem-text';
import { useCommand } from '../use-command';
import { focusInvalid } from '../use-focus';

export function PassphraseForm() {
  const { t, send } = usePorts();
  const command = useCommand();
  const root = useRef<HTMLFormElement>(null);
  const current = useSignal('');
  const missing = useSignal<FieldProblem | null>(null);
  const chosen = useNewPassphrase();
  const changed = useSignal(false);

  async function change(): Promise<void> {
    missing.value = current.value === '' ? 'required' : null;
    const fit = chosen.check();
    if (missing.value !== null || !fit) {
      requestAnimationFrame(() => focusInvalid(root.current));
      return;
    }
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
    <form
      class="panel"
      ref={root}
      noValidate
      autocomplete="off"
      aria-busy={command.pending}
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <h2>{t('passphrase_change_title')}</h2>
      <Field
        id="passphrase-current"
        secret
        autocomplete="off"
        label={t('passphrase_current')}
        value={current}
        problem={missing.value}
        readOnly={command.pending}
        onInput={typing}
      />
      <Field
        id="passphrase-next"
        secret
        label={t('passphrase_new')}
        hint={t('passphrase_hint')}
        value={chosen.first}
        problem={chosen.problems.first}
        readOnly={command.pending}
        onInput={typing}
      />
      <StrengthMeter passphrase={chosen.first} />
      <Field
        id="passphrase-next-again"
        secret
        label={t('passphrase_again')}
        value={chosen.again}
        problem={chosen.problems.again}
        readOnly={command.pending}
        onInput={typing}
      />
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
      <div class="button-row">
        <Button id="passphrase-change" kind="primary" submit busy={command.pending}>
          {t('passphrase_change')}
        </Button>
        <span role="status" class="saved" data-testid="passphrase-changed">
          {changed.value ? t('passphrase_changed') : ''}
        </span>
      </div>
    </form>
  );
}
