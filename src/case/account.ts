import type { ServicePhone } from '../genauth/client';
import type { Identity, SecurityInfo, User } from '../genauth/models';
import { maskEmail } from '../phone/mask-email';
import { maskPhone } from '../phone/mask-phone';
import { serviceParts } from '../phone/service-parts';
import type { Account, Candidate, LoginMethod } from './case';

/** Directory accounts. The vendor does not say whether they count as another way to sign in. */
const enterpriseProviders: ReadonlySet<string> = new Set(['ldap', 'ad']);

/** What the service returned about an account; null for what it did not return. */
export interface Told {
  readonly user: User;
  readonly identities: readonly Identity[] | null;
  readonly securityInfo: SecurityInfo | null;
}

/** The card of an account: masked, so it may be stored. */
export function accountOf(
  { user, identities, securityInfo }: Told,
  phoneCorrelation: string | null,
): Account {
  return {
    ...seenOf(user),
    loginMethods: loginMethods({ user, identities, securityInfo }),
    phoneCorrelation,
  };
}

/** One of several accounts: masked, with enough to tell it from the others. */
export function candidateOf(user: User): Omit<Candidate, 'foundBy'> {
  return { ...seenOf(user), email: user.email === null ? null : maskEmail(user.email) };
}

function seenOf(user: User) {
  const { userId, phone, phoneCountryCode, lastLogin, status } = user;
  return {
    userId,
    name: discreet(user.name ?? user.nickname ?? user.username, user),
    phone: phone === null ? null : maskPhone({ phoneCountryCode, phoneNumber: phone }),
    lastLogin,
    status,
  };
}

/** The bound number in the service's parts, or null. */
export function servicePhone({ phone, phoneCountryCode }: User): ServicePhone | null {
  if (phone === null) return null;
  const parts = serviceParts({ phoneNumber: phone, phoneCountryCode });
  return {
    phoneNumber: parts.phoneNumber,
    ...(parts.phoneCountryCode === null ? {} : { phoneCountryCode: parts.phoneCountryCode }),
  };
}

/**
 * The ways to sign in that remain without the phone. Null if the service returned too little to say that there is none.
 */
function loginMethods({ user, identities, securityInfo }: Told): LoginMethod[] | null {
  const methods: LoginMethod[] = [];
  if (user.email !== null) {
    methods.push({
      kind: 'email',
      masked: maskEmail(user.email),
      certain: user.emailVerified !== false,
    });
  }
  for (const provider of boundProviders(identities ?? [])) {
    methods.push(
      enterpriseProviders.has(provider)
        ? { kind: 'enterprise', provider, certain: false }
        : { kind: 'social', provider, certain: true },
    );
  }
  if (user.username !== null && securityInfo?.passwordSet === true) {
    const username = discreet(user.username, user) ?? user.username;
    methods.push({ kind: 'password', username, certain: false });
  }
  return methods.length === 0 && !toldAll({ user, identities, securityInfo }) ? null : methods;
}

/** Whether the profile shows every way to sign in. A token's scope may hide an email or a user name. */
function toldAll({ user, identities, securityInfo }: Told): boolean {
  if (identities === null || securityInfo === null) return false;
  const emailHidden = securityInfo.emailBinded === true && user.email === null;
  const usernameHidden = securityInfo.passwordSet && user.username === null;
  return !emailHidden && !usernameHidden;
}

/** Names are often numbers or addresses, which are never stored in full. */
function discreet(name: string | null, { phone, phoneCountryCode }: User): string | null {
  if (name === null) return null;
  if (/^[^\s@]+@\S+$/.test(name)) return maskEmail(name);
  const digits = name.replace(/\D/g, '');
  const bound = phone?.replace(/\D/g, '') ?? '';
  const tells = bound !== '' && digits.includes(bound);
  if (!tells && !/^[+\d\s()-]{7,}$/.test(name)) return name;
  return maskPhone({
    phoneCountryCode: tells ? phoneCountryCode : null,
    phoneNumber: tells ? bound : digits,
  });
}

/** The providers of the bindings; several rows may belong to one binding. */
function boundProviders(identities: readonly Identity[]): string[] {
  const byBinding = new Map(identities.map(({ extIdpId, provider }) => [extIdpId, provider]));
  return [...byBinding.values()];
}
