import '../style/help.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { HistoryEntry } from '../../history/history';
import type { AppState } from '../../messaging/app-state';
import type { ReceiptCheck as Checked } from '../../messaging/protocol';
import * as icons from '../icons';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { nearTime } from '../text/time-text';
import { type CommandRunner, useCommand } from '../use-command';
import { RefusalBox } from './error-box';
import { Icon } from './icon';
import { IconButton } from './icon-button';
import { ReceiptCheck } from './receipt-check';

interface ToCheckDialogProps {
  state: AppState;
  entries: readonly HistoryEntry[];
  onChecked: () => void;
  onClose: () => void;
}

type Results = ReadonlyMap<string, { readonly entry: HistoryEntry; readonly found: Checked }>;

/** The cases whose outcome is open, in a dialog over the screen. What is settled here stays listed until it closes. */
export function ToCheckDialog({ state, entries, onChecked, onClose }: ToCheckDialogProps) {
  const { t, send } = usePorts();
  const dialog = useRef<HTMLDialogElement>(null);
  const command = useCommand();
  const results = useSignal<Results>(new Map());
  const checking = useSignal<string | null>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[data-testid="check-again"]')?.focus();
  }, []);

  const isSettled = ({ receipt }: HistoryEntry) =>
    results.value.get(receipt.caseId)?.found.outcome === 'unbound';
  const open = entries.filter((entry) => !isSettled(entry));
  const settled = [...results.value.values()].filter(({ entry }) => isSettled(entry));

  function check(entry: HistoryEntry): void {
    const { caseId } = entry.receipt;
    void command
      .run(async () => {
        checking.value = caseId;
        const found = await send('receipts.check', { seq: entry.seq });
        results.value = new Map(results.value).set(caseId, { entry, found });
      })
      .then(() => {
        checking.value = null;
        // Another window may have been faster.
        onChecked();
      });
  }

  return (
    <dialog
      ref={dialog}
      class="help to-check-list"
      data-testid="to-check-list"
      data-checked={results.value.size}
      aria-labelledby="to-check-title"
      onClose={onClose}
    >
      <div class="help-body">
        <div class="help-head">
          <h2 id="to-check-title">{t('to_check_title')}</h2>
          <IconButton
            id="to-check-close"
            icon={icons.cross}
            label={t('close')}
            onClick={() => dialog.current?.close()}
          />
        </div>
        <p class="small">{t(open.length === 0 ? 'to_check_none' : 'to_check_lead')}</p>
        {command.refusal !== null && command.refusal.code !== 'receipt-missing' && (
          <RefusalBox refusal={command.refusal} />
        )}
        <ul>
          {settled.map(({ entry }) => (
            <li key={entry.receipt.caseId} class="settled" data-testid="to-check-settled">
              <CaseLine entry={entry} />
              <p role="status">
                <Icon path={icons.check} /> {t('check_gone')}
              </p>
            </li>
          ))}
          {open.map((entry) => (
            <OpenCase
              key={entry.receipt.caseId}
              entry={entry}
              state={state}
              command={command}
              busy={checking.value === entry.receipt.caseId}
              result={results.value.get(entry.receipt.caseId)?.found ?? null}
              onCheck={() => check(entry)}
            />
          ))}
        </ul>
      </div>
    </dialog>
  );
}

interface OpenCaseProps {
  entry: HistoryEntry;
  state: AppState;
  command: CommandRunner;
  busy: boolean;
  result: Checked | null;
  onCheck: () => void;
}

function OpenCase(props: OpenCaseProps) {
  return (
    <li data-testid="to-check-case" data-outcome={props.entry.receipt.outcome}>
      <CaseLine entry={props.entry} />
      <ReceiptCheck {...props} />
    </li>
  );
}

/** Whose number it is about, and since when. */
function CaseLine({ entry: { receipt } }: { entry: HistoryEntry }) {
  const { t, now } = usePorts();
  const { person, ticket, environment, closedAt } = receipt;
  return (
    <div class="to-check-case">
      <strong class="number">{person?.phone ?? t('history_not_known')}</strong>
      {ticket !== '' && <span>{ticket}</span>}
      <span class="small">
        {environment.label} · {nearTime(closedAt, now())}
      </span>
    </div>
  );
}
