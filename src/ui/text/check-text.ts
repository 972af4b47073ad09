import type { Check, CheckName, Setting } from '../../genauth/connection-report';
import type { MessageKey, Translate } from '../ports';
import { pageLanguage } from './page-language';

export const checkName: Readonly<Record<CheckName, MessageKey>> = {
  host: 'env_app_host',
  application: 'check_application',
  'access-key': 'check_access_key',
  'user-pool': 'env_userpool_id',
};

const passed: Readonly<Record<CheckName, MessageKey>> = {
  host: 'check_host_passed',
  application: 'check_application_passed',
  'access-key': 'check_access_key_passed',
  'user-pool': 'check_user_pool_passed',
};

const settingName: Readonly<Record<Setting, MessageKey>> = {
  appHost: 'env_app_host',
  appId: 'env_app_id',
  appSecret: 'env_app_secret',
  authMethod: 'env_auth_method',
  managementHost: 'env_management_host',
  userPoolId: 'env_userpool_id',
  accessKeyId: 'env_access_key_id',
  accessKeySecret: 'env_access_key_secret',
};

/** The result of a check, and what to change. */
export function checkText({ name, verdict, suspects, worksWith }: Check, t: Translate): string {
  if (verdict === 'passed') return t(passed[name]);
  if (verdict === 'not-checked') return t('check_not_checked');
  if (worksWith !== null) return t('check_works_with', worksWith);
  if (suspects.length === 0) return t(verdict === 'failed' ? 'check_failed' : 'check_unsettled');
  const names = suspects.map((each) => t(settingName[each]));
  const list = new Intl.ListFormat(pageLanguage(), { type: 'disjunction' }).format(names);
  return t(verdict === 'failed' ? 'check_wrong' : 'check_perhaps', list);
}
