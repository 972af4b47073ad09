import type { PasskeyHandle } from './passkey';

/**
 * Why a browser did not return a passkey's answer:
 * - `cancelled`: the agent or the browser ended it, or no authenticator that was asked has the passkey: browsers do not tell
 *   these apart;
 * - `timeout`: nobody confirmed it in time;
 * - `gone`: the passkey is in a computer's own authenticator, and there is none here;
 * - `known`: the authenticator already has a passkey of this vault;
 * - `no-prf`: the authenticator cannot derive a key;
 * - `failed`: anything else.
 */
export type PasskeyProblem = 'cancelled' | 'timeout' | 'gone' | 'known' | 'no-prf' | 'failed';

/** What a browser was asked for, or why it did not return it. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: PasskeyProblem };

/**
 * Why a request failed.
 * @param error the error's name
 * @see https://www.w3.org/TR/webauthn-3/#sctn-createCredential-exceptions
 */
export function passkeyProblem(error: string, timedOut: boolean): PasskeyProblem {
  if (timedOut) return 'timeout';
  switch (error) {
    case 'NotAllowedError':
    case 'AbortError':
      return 'cancelled';
    case 'InvalidStateError':
      return 'known';
    default:
      return 'failed';
  }
}

/** Whether all are in computers' own authenticators, so that only one in this computer can have any of them. */
export function areInComputers(handles: readonly PasskeyHandle[]): boolean {
  return handles.every(({ transports }) => transports.join() === 'internal');
}
