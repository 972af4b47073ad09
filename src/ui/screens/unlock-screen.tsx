import type { PasskeyHandle } from '../../vault/passkey';
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
import { PasskeyUnlock } from './passkey-unlock';

interface UnlockScreenProps {
  /** Whether practice mode is offered. */
  practice: boolean;
  /** The passkeys that unlock it. */
  passkeys: readonly PasskeyHandle[];
  onForgotten: () => void;
}

export function UnlockScreen({ practice, passkeys, onForgotten }: UnlockScreenProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const passphrase = useSignal('');
  const problem = useSignal<FieldProblem | null>(null);
  const byPasskey = passkeys.length > 0;

  function unlock(): void {
    problem.value = passphrase.value === '' ? 'required' : null;
    if (problem.value !== null) return;
    void command.run(() => send('vault.unlock', { passphrase: passphrase.value }));
  }

  // The one that was pressed is busy.
  const working = byPasskey ? { blocked: command.pending } : { busy: command.pending };

  return (
    <Screen
      name="unlock"
      busy={command.pending}
      onSubmit={unlock}
      actions={
        <>
          <Button id="unlock" kind={byPasskey ? 'secondary' : 'primary'} submit {...working}>
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
      {byPasskey && <PasskeyUnlock passkeys={passkeys} command={command} />}
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
        focus={!byPasskey}
      />
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </Screen>
  );
}
