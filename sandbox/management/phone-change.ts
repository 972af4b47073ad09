import type { SandboxOptions } from '../options';
import { counts, otherLoginMethods, type User } from '../state/user';
import type { World } from '../state/world';
import { malformed, onlyLoginMethod } from '../wire/refusals';

/** What a request changes of a user's phone; undefined values stay. */
export interface PhoneWish {
  readonly phone?: string | null | undefined;
  readonly phoneCountryCode?: string | undefined;
  readonly phoneVerified?: boolean | undefined;
}

/**
 * The user with the requested phone. A client can only guess that null or an empty string clears it; the options say what
 * each does here.
 *
 * @throws {Refusal} on a malformed number, and where the options say so on clearing one
 */
export function withPhone(user: User, wish: PhoneWish, world: World): User {
  const { phone } = wish;
  if (phone === undefined) return withPhoneParts(user, wish);
  if (phone === null || phone === '') return withoutPhone(user, phone, world);
  if (!/^\d{4,14}$/.test(phone)) throw malformed('phone');
  const countryCode = wish.phoneCountryCode ?? '+86';
  return { ...user, phone: { countryCode, number: phone, verified: wish.phoneVerified ?? false } };
}

function withPhoneParts(user: User, { phoneCountryCode, phoneVerified }: PhoneWish): User {
  const { phone } = user;
  if (phone === null) return user;
  const countryCode = phoneCountryCode ?? phone.countryCode;
  return { ...user, phone: { ...phone, countryCode, verified: phoneVerified ?? phone.verified } };
}

function withoutPhone(user: User, value: null | '', world: World): User {
  const { options } = world;
  if (!clears(value, options)) {
    if (options.otherEmptyPhone === 'refused') throw malformed('phone');
    return user;
  }
  if (user.phone === null) return user;
  const others = otherLoginMethods(user).some((method) => counts(method, options));
  if (options.adminChecksLoginMethods && !others) throw onlyLoginMethod(options);
  const phone = `${user.phone.countryCode}${user.phone.number}`;
  world.record({ kind: 'phone-unbound', userId: user.userId, phone });
  return { ...user, phone: null };
}

function clears(value: null | '', { clearPhoneWith }: SandboxOptions): boolean {
  return clearPhoneWith === 'both' || clearPhoneWith === (value === null ? 'null' : 'empty');
}
