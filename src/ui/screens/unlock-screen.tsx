import * as icons from '../icons';
import { Button } from '../parts/button';
import { RefusalBox } from '../parts/error-box';
import { Icon } from '../parts/icon';
import { PassphraseField } from '../parts/passphrase-field';
import { PracticeButton } from '../parts/practice-button';
import { Screen } from '../parts/screen';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import type { FieldProblem } from '../text/field-problem-text';
import { useCommand } from '../use-command';

interface UnlockScreenProps {
  /** Whether practice mode is offered. */
  practice: boolean;
  onForgotten: () => void;
}

export function UnlockScreen({ practice, onForgotten }: UnlockScreenProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const passphrase = useSignal('');
  const problem = useSignal<FieldProblem | null>(null);

  function unlock(): void {
    problem.value = passphrase.value === '' ? 'required' : null;
    if (problem.value !== null) return;
    void command.run(() => send('vault.unlock', { passphrase: passphrase.value }));
  }

  return (
    <Screen
      name="unlock"
      busy={command.pending}
      onSubmit={unlock}
      actions={
        <>
          <Button id="unlock" kind="primary" submit busy={command.pending}>
            {t('unlock')}
          </Button>
          <Button
            id="forgot-passphrase"
            kind="quiet"
            blocked={command.pending}
            onClick={onForgotten}
          >
            {t('forgot_passphrase')}
          </Button>
          {practice && <PracticeButton blocked={command.pending} />}
        </>
      }
    >
      <div class="emblem">
        <Icon path={icons.lock} />
      </div>
      <h1 class="centred">{t('unlock_title')}</h1>
      <p class="lead centred">{t('unlock_lead')}</p>
      <PassphraseField
        id="passphrase"
        autocomplete="off"
        label={t('passphrase')}
        value={passphrase}
        problem={problem.value}
        readOnly={command.pending}
        onInput={() => {
          problem.value = null;
          command.clear();
        }}
        focus
      />
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </Screen>
  );
}
