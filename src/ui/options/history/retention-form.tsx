import { useSignal } from '@preact/signals';
import { Button } from '../../parts/button';
import { RefusalBox } from '../../parts/error-box';
import { Field } from '../../parts/field';
import { usePorts } from '../../ports-context';
import { useCommand } from '../../use-command';
import { RETENTION_DIGITS, retentionDays } from './retention-days';

/** How long receipts are kept. */
export function RetentionForm({ days }: { days: number | null }) {
  const { t, send } = usePorts();
  const command = useCommand();
  const typed = useSignal(days === null ? '' : String(days));
  const malformed = useSignal(false);
  const saved = useSignal(false);

  async function save(): Promise<void> {
    const chosen = retentionDays(typed.value);
    malformed.value = chosen === null;
    if (chosen === null) return;
    saved.value = await command.run(() => send('receipts.setRetention', { days: chosen }));
  }

  return (
    <form
      class="retention"
      noValidate
      autocomplete="off"
      aria-busy={command.pending}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{t('retention_title')}</h2>
      <Field
        id="history-retention"
        class="with-button"
        inputMode="numeric"
        label={t('retention_days')}
        hint={t('retention_hint')}
        value={typed}
        maxLength={RETENTION_DIGITS}
        problem={malformed.value ? 'days-malformed' : null}
        readOnly={command.pending}
        onInput={() => {
          malformed.value = false;
          saved.value = false;
          command.clear();
        }}
      >
        <Button id="history-retention-save" submit busy={command.pending}>
          {t('save')}
        </Button>
      </Field>
      <span role="status" class="saved">
        {saved.value ? t('saved') : ''}
      </span>
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </form>
  );
}
