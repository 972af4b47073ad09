import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../parts/button';
import { RefusalBox } from '../../parts/error-box';
import { Field } from '../../parts/field';
import { usePorts } from '../../ports-context';
import { useSignal } from '../../signal';
import { pluralText } from '../../text/plural';
import { useCommand } from '../../use-command';
import { focusInvalid } from '../../use-focus';
import { deletesMore, RETENTION_DIGITS, retentionDays } from './retention-days';

interface RetentionFormProps {
  /** The current setting. */
  days: number;
  onSaved: () => void;
}

/** How long receipts are kept. A shorter time permanently deletes some, so it asks for confirmation. */
export function RetentionForm({ days: known, onSaved }: RetentionFormProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const root = useRef<HTMLFormElement>(null);
  const typed = useSignal(String(known));
  const malformed = useSignal(false);
  const asking = useSignal<number | null>(null);
  const saved = useSignal(false);
  const asked = asking.value;
  useLayoutEffect(() => {
    if (malformed.value) focusInvalid(root.current);
  }, [malformed.value]);
  useLayoutEffect(() => {
    if (asked !== null) root.current?.querySelector<HTMLElement>('[tabindex]')?.focus();
  }, [asked]);

  async function save(days: number): Promise<void> {
    saved.value = await command.run(() => send('receipts.setRetention', { days }));
    leaveQuestion();
    if (saved.value) onSaved();
  }
  function leaveQuestion(): void {
    if (asking.value === null) return;
    asking.value = null;
    // The pressed button disappears with the question.
    root.current?.querySelector('input')?.focus();
  }
  function submit(): void {
    const days = retentionDays(typed.value);
    malformed.value = days === null;
    if (days === null) return;
    if (deletesMore(days, known)) asking.value = days;
    else void save(days);
  }
  function typing(): void {
    malformed.value = false;
    saved.value = false;
    asking.value = null;
    command.clear();
  }

  return (
    <form
      class="retention"
      ref={root}
      noValidate
      autocomplete="off"
      aria-busy={command.pending}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
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
        onInput={typing}
      >
        <Button
          id="history-retention-save"
          submit
          busy={command.pending && asked === null}
          blocked={asked !== null}
        >
          {t('save')}
        </Button>
      </Field>
      {asked !== null && (
        <div class="retention-question">
          <p tabIndex={-1}>{pluralText(t, 'retention_question', asked)}</p>
          <div class="button-row">
            <Button
              id="history-retention-confirm"
              kind="danger"
              busy={command.pending}
              onClick={() => void save(asked)}
            >
              {t('retention_confirm')}
            </Button>
            <Button
              id="history-retention-keep"
              escape="press"
              blocked={command.pending}
              onClick={leaveQuestion}
            >
              {t('cancel')}
            </Button>
          </div>
        </div>
      )}
      <span role="status" class="saved">
        {saved.value ? t('saved') : ''}
      </span>
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </form>
  );
}
