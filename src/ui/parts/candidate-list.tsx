import '../style/candidates.css';
import type { Candidate, Case, FoundBy } from '../../case/case';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { pluralText } from '../text/plural';
import { statusText } from '../text/status-text';
import { serviceTime } from '../text/time-text';
import type { CommandRunner } from '../use-command';
import { Button } from './button';

const foundByText: Readonly<Record<FoundBy, MessageKey>> = {
  phone: 'found_by_phone',
  email: 'found_by_email',
  username: 'found_by_username',
  name: 'found_by_name',
  nickname: 'found_by_nickname',
};

interface CandidateListProps {
  current: Case;
  /** A candidate's id is no user's id then, and not shown. */
  veiled: boolean;
  command: CommandRunner;
  busy: boolean;
}

/** The accounts that a search found, with enough to tell them apart: the agent asks the caller, and chooses. */
export function CandidateList({ current, veiled, command, busy }: CandidateListProps) {
  const { t, send } = usePorts();
  const { candidates, revision } = current;
  if (candidates === null) return null;
  const { list, page, pages, totalCount } = candidates;
  const show = (next: number) =>
    void command.run(() => send('case.showPage', { revision, page: next }));
  return (
    <section class="candidates" aria-label={t('candidates')}>
      <p class="section-title" role="status">
        {pluralText(t, 'candidates_found', totalCount)}
      </p>
      <ul>
        {list.map((each) => (
          <li key={each.userId}>
            <button
              type="button"
              class="candidate"
              data-testid="candidate"
              data-user-id={veiled ? undefined : each.userId}
              aria-disabled={busy || undefined}
              onClick={() =>
                void command.run(() => send('case.choose', { revision, userId: each.userId }))
              }
            >
              <strong>{each.name ?? t('no_name')}</strong>
              <span>{[each.phone, each.email].filter((text) => text !== null).join(' · ')}</span>
              <span class="small">{lastSeen(each)}</span>
              {each.foundBy !== null && (
                <span class="small">{t('found_by', t(foundByText[each.foundBy]))}</span>
              )}
              {!veiled && <code class="small">{each.userId}</code>}
            </button>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <div class="pager">
          <Button
            id="candidates-back"
            blocked={busy}
            disabled={page <= 1}
            onClick={() => show(page - 1)}
          >
            {t('page_back')}
          </Button>
          <span data-testid="candidates-page">{t('page_of', String(page), String(pages))}</span>
          <Button
            id="candidates-on"
            blocked={busy}
            disabled={page >= pages}
            onClick={() => show(page + 1)}
          >
            {t('page_on')}
          </Button>
        </div>
      )}
    </section>
  );

  function lastSeen({ lastLogin, status }: Candidate): string {
    const seen = lastLogin === null ? null : `${t('last_login')}: ${serviceTime(lastLogin)}`;
    return [status === null ? null : statusText(status, t), seen]
      .filter((text) => text !== null)
      .join(' · ');
  }
}
