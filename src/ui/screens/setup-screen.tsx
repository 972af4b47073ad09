import { useSignal } from '@preact/signals';
import { checkPassphrase } from '../../vault/passphrase';
import { Button } from '../parts/button';
import { RefusalBox } from '../parts/error-box';
import { Field } from '../parts/field';
import { Notice } from '../parts/notice';
import { Screen } from '../parts/screen';
import { StrengthMeter } from '../parts/strength-meter';
import { usePorts } from '../ports-context';
import type { FieldProblem } from '../text/field-problem-text';
import { useCommand } from '../use-command';

const problemOf = {
  required: 'required',
  'too-short': 'passphrase-too-short',
  'too-long': 'passphrase-too-long',
} as const satisfies Record<string, FieldProblem>;

interface Problems {
  readonly first: FieldProblem | null;
  readonly again: FieldProblem | null;
}

/** The first screen of all: no vault exists yet. */
export function SetupScreen() {
  const { t, send } = usePorts();
  const command = useCommand();
  const passphrase = useSignal('');
  const again = useSignal('');
  const problems = useSignal<Problems>({ first: null, again: null });
  const clear = () => {
    problems.value = { first: null, again: null };
  };

  function create(): void {
    const found = checkPassphrase(passphrase.value);
    const first = found === null ? null : problemOf[found];
    const differ = first === null && passphrase.value !== again.value;
    problems.value = { first, again: differ ? 'passphrase-mismatch' : null };
    if (first !== null || differ) return;
    void command.run(() => send('vault.create', { passphrase: passphrase.value }));
  }

  return (
    <Screen
      name="setup"
      busy={command.pending}
      onSubmit={create}
      actions={
        <Button id="create-vault" kind="primary" submit busy={command.pending}>
          {t('create_vault')}
        </Button>
      }
    >
      <h1>{t('setup_title')}</h1>
      <p class="lead">{t('setup_lead')}</p>
      <Field
        id="passphrase"
        secret
        label={t('passphrase_new')}
        hint={t('passphrase_hint')}
        value={passphrase}
        problem={problems.value.first}
        readOnly={command.pending}
        onInput={clear}
        focus
      />
      <StrengthMeter passphrase={passphrase} />
      <Field
        id="passphrase-again"
        secret
        label={t('passphrase_again')}
        value={again}
        problem={problems.value.again}
        readOnly={command.pending}
        onInput={clear}
      />
      <Notice>{t('setup_no_recovery')}</Notice>
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </Screen>
  );
}
