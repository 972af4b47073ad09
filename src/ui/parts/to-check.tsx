import '../style/to-check.css';
import type { AppState } from '../../messaging/app-state';
import * as icons from '../icons';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { pluralText } from '../text/plural';
import { useAnswer } from '../use-answer';
import { Icon } from './icon';
import { ToCheckDialog } from './to-check-dialog';

/**
 * One line that opens the list of cases whose outcome is open; nothing if there are none. The case on the screen is
 * not among them.
 */
export function ToCheck({ state }: { state: AppState }) {
  const { t, send } = usePorts();
  const opened = useSignal(false);
  const { case: current } = state;
  // A receipt is written when a case ends, and joins the list when it is closed.
  const occasion = `${current?.id ?? ''} ${current?.outcome?.kind ?? ''}`;
  const answer = useAnswer(() => send('receipts.toCheck', {}), occasion);
  const entries = (answer.given?.value ?? []).filter(
    ({ receipt }) => receipt.caseId !== current?.id,
  );
  return (
    <>
      {entries.length > 0 && (
        <button
          type="button"
          class="to-check"
          data-testid="to-check"
          data-count={entries.length}
          aria-haspopup="dialog"
          onClick={() => {
            opened.value = true;
          }}
        >
          <Icon path={icons.question} />
          <span>{pluralText(t, 'to_check', entries.length)}</span>
          <Icon path={icons.chevron} />
        </button>
      )}
      {opened.value && (
        <ToCheckDialog
          state={state}
          entries={entries}
          onChecked={answer.again}
          onClose={() => {
            opened.value = false;
          }}
        />
      )}
    </>
  );
}
