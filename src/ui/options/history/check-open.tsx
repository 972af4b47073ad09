import '../../style/to-check.css';
import type { HistoryEntry } from '../../../history/history';
import type { AppState } from '../../../messaging/app-state';
import type { ReceiptCheck as Checked } from '../../../messaging/protocol';
import { RefusalBox } from '../../parts/error-box';
import { ReceiptCheck } from '../../parts/receipt-check';
import { usePorts } from '../../ports-context';
import { useSignal } from '../../signal';
import { useCommand } from '../../use-command';

interface CheckOpenProps {
  entry: HistoryEntry;
  state: AppState;
  /** A later receipt tells the end now. */
  onChecked: (seq: number) => void;
}

/** Checks the outcome of a receipt that is still open. */
export function CheckOpen({ entry, state, onChecked }: CheckOpenProps) {
  const { send } = usePorts();
  const command = useCommand();
  const result = useSignal<Checked | null>(null);
  const check = () =>
    void command.run(async () => {
      const found = await send('receipts.check', { seq: entry.seq });
      result.value = found;
      if (found.seq !== entry.seq) onChecked(found.seq);
    });
  return (
    <div class="panel">
      <ReceiptCheck
        entry={entry}
        state={state}
        command={command}
        busy={command.pending}
        result={result.value}
        onCheck={check}
      />
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </div>
  );
}
