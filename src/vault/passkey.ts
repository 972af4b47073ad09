/** How a browser can reach an authenticator. @see https://www.w3.org/TR/webauthn-3/#enum-transport */
export const transports = ['usb', 'nfc', 'ble', 'hybrid', 'internal'] as const;

/** Most passkeys of one vault: a record has room for eight wraps, and one is the passphrase's. */
export const PASSKEYS_MAX = 7;

/** Maximum length of a passkey's name, in characters. */
export const PASSKEY_NAME_MAX = 60;

/** Maximum length of a credential id, in bytes. @see https://www.w3.org/TR/webauthn-3/#credential-id */
export const CREDENTIAL_ID_MAX = 1023;

/** Length of the PRF extension's input and output, in bytes. @see https://www.w3.org/TR/webauthn-3/#prf-extension */
export const PRF_BYTES = 32;

/** What the browser needs to ask for a passkey. Not secret. Bytes are base64. */
export interface PasskeyHandle {
  /** The credential id. */
  readonly id: string;
  /** The input of the PRF. */
  readonly salt: string;
  readonly transports: readonly (typeof transports)[number][];
}

/** What a passkey answers: its id, and the PRF's output, which is secret. Both base64. */
export interface PasskeyProof {
  readonly id: string;
  readonly prf: string;
}

/** A passkey to add. */
export interface NewPasskey extends PasskeyHandle, PasskeyProof {
  readonly name: string;
}

/** A passkey as the agent knows it. `addedAt` is milliseconds since the epoch. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly addedAt: number;
}
