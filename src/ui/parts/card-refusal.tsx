import { useEffect } from 'preact/hooks';
import type { Case } from '../../case/case';
import { LAST_FOUR_TRIES } from '../../case/check-last-four';
import type { FailureCode } from '../../genauth/failure';
import type { RequiredField } from '../missing-fields';
import { usePorts } from '../ports-context';
import { failureText } from '../text/failure-text';
import { pluralText } from '../text/plural';
import { focusField } from '../use-focus';

/** The field that a refusal by the safeguards is about. */
const fieldOf: Readonly<Partial<Record<FailureCode, RequiredField>>> = {
  'verification-missing': 'verified-how',
  'verification-unlisted': 'verified-how',
  'reason-missing': 'reason',
  'ticket-missing': 'ticket',
  'ticket-mismatch': 'ticket',
  'last-four-mismatch': 'last-four',
  'production-unconfirmed': 'confirm-production',
};

/** Whether a card's problem is about one of its fields, so that a line above the button says it all. */
export function isAboutField({ problem }: Case): boolean {
  return problem !== null && fieldOf[problem.code] !== undefined;
}

/** Why the safeguards refused the last click, and what to do. */
export function CardRefusal({ current }: { current: Case }) {
  const { t } = usePorts();
  const { problem, digitsCheck } = current;
  if (problem === null || !isAboutField(current)) return null;
  const [what, advice] = failureText[problem.code];
  const wrong = problem.code === 'last-four-mismatch' && digitsCheck.wrongTries > 0;
  const left = wrong ? pluralText(t, 'tries_left', LAST_FOUR_TRIES - digitsCheck.wrongTries) : null;
  return (
    <p class="refusal" role="alert" data-testid="error" data-code={problem.code}>
      <strong>{t(what)}</strong> {left !== null && <b data-testid="tries-left">({left})</b>}{' '}
      {t(advice)}
    </p>
  );
}

/** Focuses the field that a refusal is about, once for each refusal. */
export function useFocusOnRefusal({ problem, revision }: Case): void {
  useEffect(() => {
    const field = problem === null ? undefined : fieldOf[problem.code];
    if (field !== undefined) focusField(field);
  }, [revision]);
}
