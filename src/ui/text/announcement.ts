import type { Case } from '../../case/case';
import type { Translate } from '../ports';
import { clockTime } from './clock-time';
import { outcomeTitle } from './outcome-title';

/**
 * What those hear who do not see the screen: that an account was found, that a code is on its way, that another may be sent,
 * how the case ended. Errors speak for themselves. A countdown is not read out; its end is.
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
