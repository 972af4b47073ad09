import type { LoginMethod } from '../../case/case';
import type { MessageKey } from '../ports';

/** Providers whose names differ from their ids. */
const names: Readonly<Record<string, string>> = {
  wechat: 'WeChat',
  wechatwork: 'WeCom',
  wework: 'WeCom',
  github: 'GitHub',
  gitlab: 'GitLab',
  linkedin: 'LinkedIn',
  dingtalk: 'DingTalk',
  qq: 'QQ',
  ldap: 'LDAP',
  ad: 'Active Directory',
};

export interface LoginMethodText {
  readonly kind: MessageKey;
  readonly detail: string;
}

/** A way to sign in, for the card. An unknown provider keeps the service's own name. */
export function loginMethodText(method: LoginMethod): LoginMethodText {
  switch (method.kind) {
    case 'email':
      return { kind: 'method_email', detail: method.masked };
    case 'social':
      return { kind: 'method_social', detail: providerName(method.provider) };
    case 'enterprise':
      return { kind: 'method_enterprise', detail: providerName(method.provider) };
    case 'password':
      return { kind: 'method_password', detail: method.username };
  }
}

function providerName(provider: string): string {
  return names[provider.toLowerCase()] ?? provider.charAt(0).toUpperCase() + provider.slice(1);
}
