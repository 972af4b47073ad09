import type { HistoryEntry } from '../../history/history';
import type { AppState } from '../../messaging/app-state';
import type { ReceiptCheck as Checked } from '../../messaging/protocol';
import { usePorts } from '../ports-context';
import { checkNeeds } from '../text/check-needs';
import { checksText } from '../text/checks-text';
import type { CommandRunner } from '../use-command';
import { Button } from './button';
import { HostBlocked } from './case-problems';
import { FailureBox } from './error-box';

interface ReceiptCheckProps {
  entry: HistoryEntry;
  state: AppState;
  /** Shared by all that could be checked: one at a time. */
  command: CommandRunner;
  /** This one is being checked. */
  busy: boolean;
  result: Checked | null;
  onCheck: () => void;
}

/** When an open outcome was checked, and another look at it, or what that needs. */
export function ReceiptCheck(props: ReceiptCheckProps) {
  const { t, now } = usePorts();
  const { entry, state, command, busy, result, onCheck } = props;
  const { receipt, seq } = entry;
  const needs = checkNeeds(receipt, state.environments);
  const failure = busy ? null : (result?.failure ?? null);
  const looked = !busy && result !== null && result.failure === null;
  return (
    <div class="receipt-check">
      <p class="small" data-testid="checked" role="status">
        {looked && <strong>{t('check_still')} </strong>}
        {checksText(receipt.operations, now(), t)}
      </p>
      {failure !== null && <CheckFailure failure={failure} entry={entry} state={state} />}
      {needs === null ? (
        <Button id="check-again" busy={busy} blocked={command.pending} onClick={onCheck}>
          {t('check_again')}
        </Button>
      ) : (
        <p class="small needs" data-testid="check-needs" data-seq={seq}>
          {t(needs)}
        </p>
      )}
    </div>
  );
}

function CheckFailure({
  failure,
  entry,
  state,
}: Pick<ReceiptCheckProps, 'entry' | 'state'> & { failure: NonNullable<Checked['failure']> }) {
  const environment = state.environments.find(({ id }) => id === entry.receipt.environment.id);
  return failure.code === 'host-permission' && environment !== undefined ? (
    <HostBlocked host={environment.managementHost} />
  ) : (
    <FailureBox failure={failure} reading />
  );
}
