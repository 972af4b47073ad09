import type { CallerGap } from '../../clues/caller-answers';
import type { EnvironmentProblem } from '../../environments/environment-form';
import type { TypedProblem } from '../../safeguards/typed-safeguards';
import type { MessageKey } from '../ports';

/** Problems of form fields: those of the environment form, and those that views find themselves. */
export type FieldProblem =
  | EnvironmentProblem['code']
  | TypedProblem['code']
  | 'passphrase-too-short'
  | 'passphrase-too-long'
  | 'passphrase-mismatch'
  | 'email-malformed'
  | 'code-malformed'
  | 'token-malformed'
  | 'id-token'
  | 'days-malformed'
  | CallerGap;

export const fieldProblemText: Readonly<Record<FieldProblem, MessageKey>> = {
  required: 'field_required',
  'too-long': 'field_too_long',
  malformed: 'field_malformed',
  'host-scheme': 'field_host_scheme',
  'host-user-info': 'field_host_user_info',
  'host-query': 'field_host_query',
  'host-malformed': 'field_host_malformed',
  'label-taken': 'field_label_taken',
  'auth-method-unknown': 'field_auth_method_unknown',
  'country-code-malformed': 'field_country_code',
  'secret-required': 'field_secret_required',
  'secret-required-for-host': 'field_secret_required_for_host',
  'passphrase-too-short': 'ref_passphrase_too_short',
  'passphrase-too-long': 'ref_passphrase_too_long',
  'passphrase-mismatch': 'ref_passphrase_mismatch',
  'number-needed': 'number_needed',
  'choose-number': 'choose_number',
  'email-malformed': 'email_malformed',
  'code-malformed': 'code_malformed',
  'token-malformed': 'token_malformed',
  'id-token': 'token_is_id_token',
  'days-malformed': 'days_malformed',
  'entry-unusable': 'entry_unusable',
  'entry-too-long': 'entry_too_long',
  'list-too-long': 'list_too_long',
  'limit-malformed': 'limit_malformed',
  'pattern-regexp': 'pattern_regexp',
};
