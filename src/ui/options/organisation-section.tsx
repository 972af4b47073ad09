import type { Organisation } from '../../policy/organisation';
import type { PolicyProblem } from '../../policy/policy-problem';
import { Notice } from '../parts/notice';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';

const problemText: Readonly<Record<PolicyProblem['code'], MessageKey>> = {
  unknown: 'policy_unknown',
  malformed: 'policy_malformed',
  contradictory: 'policy_contradictory',
};

/** Whether there is a policy to show. */
export function isManaged({ entries, problems, unreadable }: Organisation): boolean {
  return entries.length + problems.length > 0 || unreadable;
}

/** What the organization has set, and what is ignored and why: for the administrator on the phone. */
export function OrganisationSection({ organisation }: { organisation: Organisation }) {
  const { t } = usePorts();
  const { entries, problems, unreadable } = organisation;
  return (
    <section id="organisation">
      <div>
        <h1>{t('organisation_title')}</h1>
        <p class="lead">{t('organisation_lead')}</p>
      </div>
      {unreadable && (
        <div class="panel" data-testid="policy-unreadable">
          <Notice>{t(entries.length > 0 ? 'policy_unread_held' : 'policy_unread')}</Notice>
        </div>
      )}
      {problems.length > 0 && (
        <div class="panel" data-testid="policy-problems">
          <Notice>{t('policy_problems')}</Notice>
          <ul class="counts">
            {problems.map(({ entry, code }) => (
              <li key={`${entry} ${code}`} data-entry={entry} data-code={code}>
                <code>{entry === '' ? t('policy_whole') : entry}</code>
                <span>{t(problemText[code])}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {entries.length > 0 && (
        <div class="panel" data-testid="policy-entries">
          <h2>{t('policy_entries')}</h2>
          <ul class="counts">
            {entries.map((entry) => (
              <li key={entry} data-entry={entry}>
                <code>{entry}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
