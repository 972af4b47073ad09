import type { PasskeyProblem } from '../../vault/passkey-problem';
import type { MessageKey } from '../ports';

/** What happened when the browser was asked for a passkey, and what to do. */
export const passkeyProblemText: Readonly<
  Record<PasskeyProblem, readonly [what: MessageKey, advice: MessageKey]>
> = {
  cancelled: ['passkey_cancelled', 'passkey_cancelled_do'],
  timeout: ['passkey_timeout', 'passkey_timeout_do'],
  gone: ['passkey_gone', 'passkey_gone_do'],
  known: ['passkey_known', 'passkey_known_do'],
  'no-prf': ['passkey_no_prf', 'passkey_no_prf_do'],
  failed: ['passkey_failed', 'passkey_failed_do'],
};
