import { summaryOf } from '../../../history/summary';
import { Button } from '../../parts/button';
import { useConfirmation } from '../../parts/copy-button';
import { ErrorBox, RefusalBox } from '../../parts/error-box';
import { usePorts } from '../../ports-context';
import { useSignal } from '../../signal';
import { useCommand } from '../../use-command';

/** Copies the receipt as Markdown, for the ticket. If the browser refuses, shows it for copying by hand. */
export function CopySummary({ seq, onGone }: { seq: number; onGone: () => void }) {
  const { t, send, copy } = usePorts();
  const command = useCommand();
  const [copied, confirm] = useConfirmation();
  const byHand = useSignal<string | null>(null);
  const take = () =>
    void command.run(async () => {
      byHand.value = null;
      const entry = await send('receipts.get', { seq });
      if (entry === null) return onGone();
      const text = summaryOf(entry);
      await copy(text).then(confirm, () => {
        byHand.value = text;
      });
    });
  return (
    <div class="exports">
      <Button id="history-summary" kind="primary" busy={command.pending} onClick={take}>
        {t(copied ? 'copied' : 'copy_summary')}
      </Button>
      <span class="unseen" role="status">
        {copied ? t('copied') : ''}
      </span>
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
      {byHand.value !== null && (
        <ErrorBox mild code="copy-refused" what={t('copy_refused')} advice={t('copy_refused_do')}>
          <textarea
            class="by-hand"
            readOnly
            rows={8}
            aria-label={t('copy_summary')}
            value={byHand.value}
          />
        </ErrorBox>
      )}
    </div>
  );
}
