import type { BoundPhone, User } from './user';

/** The account name by which a password sign-in finds its user. */
export type AccountName =
  | { readonly kind: 'account'; readonly value: string }
  | { readonly kind: 'email'; readonly value: string }
  | { readonly kind: 'username'; readonly value: string }
  | { readonly kind: 'phone'; readonly value: string };

/** The users of the pool, in the order in which they came. */
export class Users {
  readonly #byId = new Map<string, User>();
  readonly #changed: (user: User) => void;

  constructor(users: Iterable<User>, changed: (user: User) => void) {
    this.#changed = changed;
    for (const user of users) this.#byId.set(user.userId, user);
  }

  all(): readonly User[] {
    return [...this.#byId.values()];
  }

  byId(userId: string): User | undefined {
    return this.#byId.get(userId);
  }

  byPhone({ countryCode, number }: Pick<BoundPhone, 'countryCode' | 'number'>): User | undefined {
    return this.all().find(
      ({ phone }) => phone?.countryCode === countryCode && phone.number === number,
    );
  }

  byEmail(address: string): User | undefined {
    const wanted = address.toLowerCase();
    return this.all().find(({ email }) => email?.address.toLowerCase() === wanted);
  }

  /** A bare number in a password sign-in has no country code, so it can only be a mainland one. */
  byAccount({ kind, value }: AccountName): User | undefined {
    const mainland = { countryCode: '+86', number: value };
    switch (kind) {
      case 'email':
        return this.byEmail(value);
      case 'phone':
        return this.byPhone(mainland);
      case 'username':
        return this.all().find(({ username }) => username === value);
      case 'account':
        return (
          this.all().find(({ username }) => username === value) ??
          this.byEmail(value) ??
          this.byPhone(mainland)
        );
    }
  }

  /** Adds or replaces a user. */
  put(user: User): void {
    this.#byId.set(user.userId, user);
    this.#changed(user);
  }

  remove(userId: string): void {
    this.#byId.delete(userId);
  }
}
