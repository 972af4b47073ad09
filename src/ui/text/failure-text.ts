import type { Failure, FailureCode } from '../../genauth/failure';
import type { MessageKey, Translate } from '../ports';

/** What happened, and what to do or to tell the caller. The texts claim no more than the service documents. */
export const failureText: Readonly<Record<FailureCode, readonly [MessageKey, MessageKey]>> = {
  'environment-changed': ['fail_environment_changed', 'do_environment_changed'],
  'environment-missing': ['fail_environment_missing', 'do_environment_missing'],
  'host-permission': ['fail_host_permission', 'do_host_permission'],
  'journal-failed': ['fail_journal_failed', 'do_journal_failed'],
  'last-four-mismatch': ['fail_last_four_mismatch', 'do_last_four_mismatch'],
  'last-four-refused': ['fail_last_four_refused', 'do_last_four_refused'],
  'limit-reached': ['fail_limit_reached', 'do_limit_reached'],
  'management-missing': ['fail_management_missing', 'do_management_missing'],
  'no-token': ['fail_no_token', 'do_no_token'],
  offline: ['fail_offline', 'do_offline'],
  'phone-hidden': ['fail_phone_hidden', 'do_phone_hidden'],
  'production-unconfirmed': ['fail_production_unconfirmed', 'do_production_unconfirmed'],
  'protected-account': ['fail_protected_account', 'do_protected_account'],
  'protection-hidden': ['fail_protection_hidden', 'do_protection_hidden'],
  'reason-missing': ['fail_reason_missing', 'do_reason_missing'],
  'secret-missing': ['fail_secret_missing', 'do_secret_missing'],
  'session-lost': ['fail_session_lost', 'do_session_lost'],
  'ticket-mismatch': ['fail_ticket_mismatch', 'do_ticket_mismatch'],
  'ticket-missing': ['fail_ticket_missing', 'do_ticket_missing'],
  'vault-locked': ['fail_vault_locked', 'do_vault_locked'],
  'verification-missing': ['fail_verification_missing', 'do_verification_missing'],
  'verification-unlisted': ['fail_verification_unlisted', 'do_verification_unlisted'],
  interrupted: ['fail_interrupted', 'do_interrupted'],
  'no-answer': ['fail_no_answer', 'do_no_answer'],
  timeout: ['fail_timeout', 'do_timeout'],
  'unreadable-answer': ['fail_unreadable_answer', 'do_unreadable_answer'],
  'access-key': ['fail_access_key', 'do_access_key'],
  'app-not-found': ['fail_app_not_found', 'do_app_not_found'],
  'captcha-required': ['fail_captcha_required', 'do_captcha_required'],
  'client-auth': ['fail_client_auth', 'do_client_auth'],
  'code-expired': ['fail_code_expired', 'do_code_expired'],
  'invalid-argument': ['fail_invalid_argument', 'do_invalid_argument'],
  'login-flow': ['fail_login_flow', 'do_login_flow'],
  'mfa-required': ['fail_mfa_required', 'do_mfa_required'],
  'no-phone': ['fail_no_phone', 'do_no_phone'],
  'other-user': ['fail_other_user', 'do_other_user'],
  'only-login-method': ['fail_only_login_method', 'do_only_login_method'],
  'password-reset-required': ['fail_password_reset_required', 'do_password_reset_required'],
  'plan-limit': ['fail_plan_limit', 'do_plan_limit'],
  refused: ['fail_refused', 'do_refused'],
  'send-refused': ['fail_send_refused', 'do_send_refused'],
  'server-error': ['fail_server_error', 'do_server_error'],
  'sessions-refused': ['fail_sessions_refused', 'do_sessions_refused'],
  throttled: ['fail_throttled', 'do_throttled'],
  'token-invalid': ['fail_token_invalid', 'do_token_invalid'],
  'too-soon': ['fail_too_soon', 'do_too_soon'],
  'unbind-refused': ['fail_unbind_refused', 'do_unbind_refused'],
  'update-refused': ['fail_update_refused', 'do_update_refused'],
  'user-disabled': ['fail_user_disabled', 'do_user_disabled'],
  'user-locked': ['fail_user_locked', 'do_user_locked'],
  'user-not-found': ['fail_user_not_found', 'do_user_not_found'],
  'wrong-code': ['fail_wrong_code', 'do_wrong_code'],
  'wrong-password': ['fail_wrong_password', 'do_wrong_password'],
};

/** Our own findings about the account. The requests behind them did not include an unbind code. */
const findings: ReadonlySet<FailureCode> = new Set([
  'no-phone',
  'protected-account',
  'protection-hidden',
  'only-login-method',
  'phone-hidden',
]);

/**
 * Whether anything was sent, or may have changed something.
 *
 * @param reading only a read failed, which changes nothing, whatever became of it
 */
export function deliveryText({ code, delivery }: Failure, reading = false): MessageKey {
  // Requests before storage failed, or the browser was closed, may have been sent.
  if (code === 'journal-failed' || code === 'session-lost') return 'sent_no_further';
  if (delivery === 'not-sent' && findings.has(code)) return 'sent_no_unbind_code';
  if (reading && delivery === 'maybe-sent') return 'sent_read';
  if (reading && delivery === 'answered') return 'sent_unchanged';
  // A service with an internal error may have done the request, or a part of it.
  if (code === 'server-error' && delivery === 'answered') return 'sent_arrived';
  switch (delivery) {
    case 'not-sent':
      return 'sent_not_sent';
    case 'maybe-sent':
      return 'sent_maybe_sent';
    case 'answered':
      return 'sent_answered';
  }
}

/** The service's codes for its support. A success is none: what was asked for was merely not there. */
export function numbersText({ statusCode, apiCode }: Failure, t: Translate): string | null {
  if (statusCode === null || (statusCode === 200 && apiCode === null)) return null;
  return apiCode === null
    ? t('error_status', String(statusCode))
    : t('error_numbers', String(statusCode), String(apiCode));
}
