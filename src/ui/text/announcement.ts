import type { Case } from '../../case/case';
import type { Translate } from '../ports';
import { clockTime } from './clock-time';
import { outcomeTitle } from './outcome-title';

/**
 * What screen readers announce: that an account was found, a code was sent, another may be sent, and how the case
 * ended. Errors are announced on their own. A countdown is not announced, but its end is.
 *
 * @param over the minute until another code has passed
 */
export function announcement(current: Case | null, over: boolean, t: Translate): string {
  if (current === null) return '';
  const { outcome, step, account } = current;
  if (outcome !== null) return t(outcomeTitle[outcome.kind]);
  if (step === 'card') return t('live_account', account?.name ?? t('no_name'));
  const sent = current.unbindCode ?? current.loginCode;
  if (sent === null) return '';
  if (over) return t('live_resend');
  return sent.certain ? `${t('live_code_sent')} ${clockTime(sent.at)}` : '';
}
