import type { LostVault } from '../../vault/lost-vault';
import { useNewPassphrase } from '../new-passphrase';
import { Button } from '../parts/button';
import { RefusalBox } from '../parts/error-box';
import { LostNotice } from '../parts/lost-notice';
import { Notice } from '../parts/notice';
import { PassphraseField } from '../parts/passphrase-field';
import { PracticeButton } from '../parts/practice-button';
import { Screen } from '../parts/screen';
import { StrengthMeter } from '../parts/strength-meter';
import { usePorts } from '../ports-context';
import { useCommand } from '../use-command';

interface SetupScreenProps {
  readonly practice: boolean;
  /** There was a vault, and it is gone. */
  readonly lost: LostVault | null;
}

/** The first screen of all: there is no vault. */
export function SetupScreen({ practice, lost }: SetupScreenProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const chosen = useNewPassphrase();

  function create(): void {
    if (!chosen.check()) return;
    void command.run(() => send('vault.create', { passphrase: chosen.first.value }));
  }

  return (
    <Screen
      name="setup"
      busy={command.pending}
      onSubmit={create}
      actions={
        <>
          <Button id="create-vault" kind="primary" submit busy={command.pending}>
            {t('create_vault')}
          </Button>
          {practice && <PracticeButton blocked={command.pending} />}
        </>
      }
    >
      {lost !== null && (
        <>
          <h1>{t('data_lost')}</h1>
          <LostNotice lost={lost} />
        </>
      )}
      {lost === null ? <h1>{t('setup_title')}</h1> : <h2>{t('setup_anew')}</h2>}
      <p class="lead">{t('setup_lead')}</p>
      <PassphraseField
        id="passphrase"
        label={t('passphrase_new')}
        hint={t('passphrase_hint')}
        value={chosen.first}
        problem={chosen.problems.first}
        readOnly={command.pending}
        onInput={chosen.forgetProblems}
        focus
      />
      <StrengthMeter passphrase={chosen.first} />
      <PassphraseField
        id="passphrase-again"
        label={t('passphrase_again')}
        value={chosen.again}
        problem={chosen.problems.again}
        readOnly={command.pending}
        onInput={chosen.forgetProblems}
      />
      <Notice>{t('setup_no_recovery')}</Notice>
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </Screen>
  );
}
