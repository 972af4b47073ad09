import * as icons from '../icons';
import { Button } from '../parts/button';
import { RefusalBox } from '../parts/error-box';
import { Field } from '../parts/field';
import { Icon } from '../parts/icon';
import { Screen } from '../parts/screen';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { useCommand } from '../use-command';

/** For an agent who has lost the passphrase. It says what will be lost, and asks twice. */
export function ResetScreen({ onCancel }: { onCancel: () => void }) {
  const { t, send } = usePorts();
  const command = useCommand();
  const begun = useSignal(false);
  const typed = useSignal('');
  const word = t('reset_word');
  const certain = typed.value.trim().toLowerCase() === word.toLowerCase();

  function goOn(): void {
    if (!begun.value) begun.value = true;
    else if (certain) void command.run(() => send('vault.reset', {}));
  }

  return (
    <Screen
      name="unlock"
      purpose={begun.value ? 'reset-word' : 'reset'}
      busy={command.pending}
      onSubmit={goOn}
      actions={
        <>
          {begun.value ? (
            <Button
              id="reset-confirm"
              kind="danger"
              submit
              disabled={!certain}
              busy={command.pending}
            >
              {t('reset_confirm')}
            </Button>
          ) : (
            <Button id="reset-begin" kind="danger" submit>
              {t('reset_begin')}
            </Button>
          )}
          <Button
            id="reset-cancel"
            escape="press"
            focus={!begun.value}
            blocked={command.pending}
            onClick={onCancel}
          >
            {t('cancel')}
          </Button>
        </>
      }
    >
      <div class="emblem danger">
        <Icon path={icons.alert} />
      </div>
      <h1 class="centred">{t('reset_title')}</h1>
      <p class="lead">{t('reset_lead')}</p>
      <dl class="fates">
        <dt>{t('reset_lost')}</dt>
        <dd>{t('reset_lost_environments')}</dd>
        <dd>{t('reset_lost_case')}</dd>
        <dt>{t('reset_kept')}</dt>
        <dd>{t('reset_kept_receipts')}</dd>
      </dl>
      {begun.value && (
        <Field
          id="reset-word"
          label={t('reset_type', word)}
          value={typed}
          maxLength={32}
          readOnly={command.pending}
          focus
        />
      )}
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </Screen>
  );
}
