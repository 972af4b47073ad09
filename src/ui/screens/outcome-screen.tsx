import { type Case, type Outcome, type OutcomeKind, running, ticketOf } from '../../case/case';
import { isOpen } from '../../case/check-receipt';
import { unbindings } from '../../case/operation';
import { decidingRequestId } from '../../case/receipt';
import { tokenState } from '../../case/token-fate';
import * as icons from '../icons';
import { Button } from '../parts/button';
import { CaseNotices } from '../parts/case-notices';
import { CaseProblems } from '../parts/case-problems';
import { CopyButton, useConfirmation } from '../parts/copy-button';
import { FailureBox } from '../parts/error-box';
import { Icon } from '../parts/icon';
import { Screen } from '../parts/screen';
import { UndoCancel } from '../parts/undo-cancel';
import { usePorts } from '../ports-context';
import { callerWords } from '../text/caller-words';
import { caseSummary } from '../text/case-summary';
import { checksText } from '../text/checks-text';
import { outcomeMessage, sessionsText, tokenText } from '../text/outcome-text';
import { outcomeTitle } from '../text/outcome-title';
import { ticketLines } from '../text/ticket-lines';
import { dateTime } from '../text/time-text';
import { useCommand } from '../use-command';

const outcomeIcons: Readonly<Record<OutcomeKind, string>> = {
  unbound: icons.check,
  accepted: icons.question,
  refused: icons.cross,
  unknown: icons.question,
  abandoned: icons.minus,
};

/** How the case ended, as far as known, and what to tell the caller. */
export function OutcomeScreen({ current, outcome }: { current: Case; outcome: Outcome }) {
  const { t, send, copy, state, now } = usePorts();
  const command = useCommand();
  const [copied, confirmCopy] = useConfirmation();
  const { revision } = current;
  const { kind, reason } = outcome;
  const open = isOpen(kind);
  const operation = running(current)?.kind ?? null;
  // The token is still being revoked after the case is finished; nobody has to wait for it.
  const checking = operation === 'read-back';
  const busy = command.pending || operation !== null;
  const close = () => void command.run(() => send('case.close', { revision }));
  const check = () => void command.run(() => send('case.checkAgain', { revision }));
  const endSessions = () => void command.run(() => send('case.endSessions', { revision }));
  const sessions = current.operations.findLast(({ kind: each }) => each === 'end-sessions');
  const sessionsLeft = sessions?.settled?.result === 'failed';
  const environment = state.value?.environments.find(({ id }) => id === current.environment.id);
  const forCaller = callerWords(outcome, current, environment?.newNumber ?? '', t);

  return (
    <Screen
      name="outcome"
      busy={busy}
      purpose={kind}
      onSubmit={open ? check : close}
      actions={
        <>
          {sessionsLeft && (
            <Button
              id="end-sessions-again"
              busy={operation === 'end-sessions'}
              blocked={busy}
              onClick={endSessions}
            >
              {t('end_sessions_again')}
            </Button>
          )}
          {open && (
            <Button id="check-again" kind="primary" submit busy={checking} blocked={busy} focus>
              {t('check_again')}
            </Button>
          )}
          <div class="button-row">
            <Button
              id="copy-summary"
              onClick={() => void copy(ticketLines(current, t)).then(confirmCopy, () => undefined)}
            >
              {t(copied ? 'copied' : 'copy_summary')}
            </Button>
            <Button
              id="new-case"
              kind={open ? 'secondary' : 'primary'}
              blocked={busy}
              focus={!open}
              onClick={close}
            >
              {t('new_case')}
            </Button>
          </div>
        </>
      }
    >
      <UndoCancel current={current} command={command} />
      <section class={`outcome ${kind}`} data-testid="outcome" data-outcome={kind}>
        <span class="outcome-icon">
          <Icon path={outcomeIcons[kind]} />
        </span>
        <h1>{t(outcomeTitle[kind])}</h1>
        <div data-testid="outcome-message">
          <p>{t(outcomeMessage(kind, current))}</p>
          {kind === 'refused' && reason !== null && (
            <FailureBox failure={{ ...reason, requestId: null }} />
          )}
          {forCaller !== null && (
            <p class="for-caller">
              <span>{t('tell_caller')}</span>
              {forCaller}
            </p>
          )}
          {open && (
            <p class="small" data-testid="checked" role="status">
              {checksText(current.operations, now(), t)}
            </p>
          )}
        </div>
      </section>
      <CaseNotices notices={current.notices} />
      <CaseProblems current={current} command={command} />
      <OutcomeFacts current={current} outcome={outcome} />
    </Screen>
  );
}

function OutcomeFacts({ current, outcome }: { current: Case; outcome: Outcome }) {
  const { t, copy } = usePorts();
  const [copied, confirmCopy] = useConfirmation();
  const requestId = decidingRequestId(current);
  const ticket = ticketOf(current);
  const unbinding = current.operations.findLast((each) => unbindings.includes(each.kind));
  const requestedAt = isOpen(outcome.kind) ? unbinding?.startedAt : undefined;
  return (
    <>
      <dl class="facts bare">
        {current.account?.phone != null && (
          <>
            <dt>{t('col_phone')}</dt>
            <dd>{current.account.phone}</dd>
          </>
        )}
        {ticket !== '' && (
          <>
            <dt>{t('ticket')}</dt>
            <dd data-testid="outcome-ticket">{ticket}</dd>
          </>
        )}
        {current.agent !== '' && (
          <>
            <dt>{t('col_agent')}</dt>
            <dd data-testid="outcome-agent">{current.agent}</dd>
          </>
        )}
        <dt>{t('environment')}</dt>
        <dd>{current.environment.label}</dd>
        {current.way === 'admin' ? (
          <>
            <dt>{t('sessions')}</dt>
            <dd data-testid="sessions">{t(sessionsText(current))}</dd>
          </>
        ) : (
          <>
            <dt>{t('token')}</dt>
            <dd>{t(tokenText[tokenState(current)])}</dd>
          </>
        )}
        <dt>{t(isOpen(outcome.kind) ? 'requested' : 'finished')}</dt>
        <dd>{dateTime(requestedAt ?? outcome.at)}</dd>
        {requestId !== null && (
          <>
            <dt>{t('request_id')}</dt>
            <dd class="with-copy">
              <code data-testid="request-id">{requestId}</code>
              <CopyButton text={requestId} label={t('request_id')} />
            </dd>
          </>
        )}
      </dl>
      <div class="outcome-log">
        <Button
          id="copy-log"
          kind="quiet"
          onClick={() => void copy(caseSummary(current, t)).then(confirmCopy, () => undefined)}
        >
          {t(copied ? 'copied' : 'copy_log')}
        </Button>
      </div>
    </>
  );
}
