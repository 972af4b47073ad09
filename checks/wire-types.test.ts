import type { AuthenticationClient, ManagementClient } from 'authing-node-sdk';
import { expectTypeOf, it } from 'vitest';
import type { RequestBodies } from '../src/genauth/requests';

/** What a method of the vendor's client takes. */
type Taken<C, M extends keyof C> = C[M] extends (body: infer B, ...rest: never[]) => unknown
  ? Spelled<B>
  : never;

/** The vendor's enumerations are nominal in TypeScript; on the wire they are plain strings. */
type Spelled<T> = T extends string
  ? `${T}`
  : T extends readonly (infer E)[]
    ? Spelled<E>[]
    : T extends object
      ? { [K in keyof T]: Spelled<T[K]> }
      : T;

it('what we send is what the vendor’s client would take', () => {
  expectTypeOf<RequestBodies['signin']>().toExtend<
    Taken<AuthenticationClient, 'signInByCredentials'>
  >();
  expectTypeOf<RequestBodies['send-sms']>().toExtend<Taken<AuthenticationClient, 'sendSms'>>();
  expectTypeOf<RequestBodies['send-email']>().toExtend<Taken<AuthenticationClient, 'sendEmail'>>();
  expectTypeOf<RequestBodies['unbind-phone']>().toExtend<
    Taken<AuthenticationClient, 'unbindPhone'>
  >();
  expectTypeOf<RequestBodies['list-users']>().toExtend<Taken<ManagementClient, 'listUsers'>>();
  expectTypeOf<RequestBodies['kick-users']>().toExtend<Taken<ManagementClient, 'kickUsers'>>();
  // Except `null`, which the vendor's type lacks and which clears a number.
  type Cleared = Omit<RequestBodies['update-user'], 'phone'> & { readonly phone: '' };
  expectTypeOf<Cleared>().toExtend<Taken<ManagementClient, 'updateUser'>>();
});

it('a field of another name or type would not be', () => {
  expectTypeOf<{ passcode: string }>().not.toExtend<Taken<AuthenticationClient, 'unbindPhone'>>();
  expectTypeOf<{ passCode: number }>().not.toExtend<Taken<AuthenticationClient, 'unbindPhone'>>();
});
