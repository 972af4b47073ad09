import type { OperationKind } from '../../case/operation';
import type { MessageKey } from '../ports';

/** The name of a request, in steps and receipts. */
export const operationName: Readonly<Record<OperationKind, MessageKey>> = {
  'send-login-code': 'op_send_login_code',
  'sign-in': 'op_sign_in',
  'read-account': 'op_read_account',
  'confirm-account': 'op_confirm_account',
  'send-code': 'op_send_code',
  'unbind-phone': 'op_unbind_phone',
  'read-back': 'op_read_back',
  'revoke-token': 'op_revoke_token',
  'check-token': 'op_check_token',
  'find-user': 'op_find_user',
  'read-user': 'op_read_user',
  'confirm-user': 'op_confirm_user',
  'clear-phone-null': 'op_clear_phone_null',
  'clear-phone-empty': 'op_clear_phone_empty',
  'end-sessions': 'op_end_sessions',
};
