import type { SandboxOptions } from '../options';

/** A phone number as the service keeps it: the number without its country code. */
export interface BoundPhone {
  readonly countryCode: string;
  readonly number: string;
  readonly verified: boolean;
}

/** An email address and whether its owner has proved it. */
export interface BoundEmail {
  readonly address: string;
  readonly verified: boolean;
}

/** An account with another identity provider, with the vendor's field names. Rows of one `extIdpId` are one binding. */
export interface Identity {
  readonly identityId: string;
  readonly extIdpId: string;
  readonly provider: 'wechat' | 'github' | 'ldap' | 'ad' | 'oidc';
  readonly type: string;
  readonly userIdInIdp: string;
  readonly userInfoInIdp: Readonly<Record<string, unknown>>;
  readonly originConnIds: readonly string[];
}

/** Obstacles between a user with correct credentials and a token. */
export type SignInHurdle = 'none' | 'locked' | 'captcha' | 'mfa-personal' | 'mfa-app';

/** Further fields of a profile, by the vendor's names: texts that may be changed and are shown, and that decide nothing. */
export const detailNames = [
  'photo',
  'birthdate',
  'country',
  'province',
  'city',
  'address',
  'streetAddress',
  'postalCode',
  'company',
  'browser',
  'device',
  'givenName',
  'familyName',
  'middleName',
  'profile',
  'preferredUsername',
  'website',
  'zoneinfo',
  'locale',
  'formatted',
  'region',
  'identityNumber',
] as const;

type Details = { readonly [Name in (typeof detailNames)[number]]?: string };

/** A user as the service keeps it. Times are milliseconds since 1970. */
export interface User {
  readonly userId: string;
  /** What this user demonstrates, in one line for people. */
  readonly demonstrates: string;
  readonly name: string;
  readonly nickname: string | null;
  /** The user's id in a system of the tenant's. */
  readonly externalId: string | null;
  readonly username: string | null;
  readonly email: BoundEmail | null;
  readonly phone: BoundPhone | null;
  readonly password: string | null;
  readonly gender: 'M' | 'F' | 'U';
  readonly status: 'Suspended' | 'Resigned' | 'Activated' | 'Archived' | 'Deactivated';
  readonly hurdle: SignInHurdle;
  readonly mfaEnrolled: boolean;
  readonly identities: readonly Identity[];
  readonly departmentIds: readonly string[];
  readonly customData: Readonly<Record<string, unknown>>;
  readonly details: Details;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly lastLogin: number | null;
  readonly loginsCount: number;
}

/** A way to sign in other than by phone. */
export type LoginMethod =
  | { readonly kind: 'email'; readonly verified: boolean }
  | { readonly kind: 'password'; readonly username: string }
  | {
      readonly kind: 'identity';
      readonly provider: Identity['provider'];
      readonly extIdpId: string;
    };

/** All ways in which the user could sign in without a phone. */
export function otherLoginMethods(user: User): readonly LoginMethod[] {
  const methods: LoginMethod[] = [];
  if (user.email) methods.push({ kind: 'email', verified: user.email.verified });
  if (user.username !== null && user.password !== null) {
    methods.push({ kind: 'password', username: user.username });
  }
  const seen = new Set<string>();
  for (const { provider, extIdpId } of user.identities) {
    if (seen.has(extIdpId)) continue;
    seen.add(extIdpId);
    methods.push({ kind: 'identity', provider, extIdpId });
  }
  return methods;
}

/** Whether the service, with these options, counts this as a login method besides the phone. */
export function counts(method: LoginMethod, options: SandboxOptions): boolean {
  switch (method.kind) {
    case 'email':
      return method.verified || options.unverifiedEmailCounts;
    case 'password':
      return options.usernamePasswordCounts;
    case 'identity':
      return options.directoryIdentityCounts || !['ldap', 'ad'].includes(method.provider);
  }
}
