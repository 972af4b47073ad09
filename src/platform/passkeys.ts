import { decodeBase64, encodeBase64 } from '../primitives/base64';
import {
  type NewPasskey,
  type PasskeyHandle,
  type PasskeyProof,
  PRF_BYTES,
  transports,
} from '../vault/passkey';
import {
  type Asked,
  areInComputers,
  type PasskeyProblem,
  passkeyProblem,
} from '../vault/passkey-problem';
import { secureRandomBytes } from '../vault/random-bytes';

/** How long the agent has to confirm. Milliseconds. */
const LIMIT = 60_000;

/** Ed25519, ES256 and RS256. Only the PRF's output counts: nobody verifies a signature. */
const algorithms = [-8, -7, -257];

const refused = (problem: PasskeyProblem) => ({ ok: false, problem }) as const;

/** Whether this browser has passkeys that give keys. Older versions do not say so before one was made. */
export async function passkeysAvailable(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  if (!('getClientCapabilities' in PublicKeyCredential)) return true;
  const capabilities = await PublicKeyCredential.getClientCapabilities();
  return capabilities['extension:prf'] !== false;
}

/** Makes a passkey on an authenticator that has none of `known`. Takes a second touch where one gives no key. */
export async function createPasskey(
  name: string,
  known: readonly string[],
  signal: AbortSignal,
): Promise<Asked<NewPasskey>> {
  const salt = secureRandomBytes(PRF_BYTES);
  const made = await request(signal, (limit) =>
    navigator.credentials.create({
      signal: limit,
      publicKey: {
        // No `id`: it is the extension's own.
        rp: { name: 'Unbind Desk' },
        // A new one each time, so that no passkey takes the place of another.
        user: { id: secureRandomBytes(32), name, displayName: name },
        challenge: secureRandomBytes(32),
        pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: known.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        attestation: 'none',
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  if (!made.ok) return made;
  const { rawId, response } = made.value;
  const { prf } = made.value.getClientExtensionResults();
  if (prf?.enabled !== true) return refused('no-prf');
  const handle = {
    id: encodeBase64(new Uint8Array(rawId)),
    salt: encodeBase64(salt),
    transports: transportsOf(response),
  };
  const output = prfOutput(prf);
  if (output !== null) return { ok: true, value: { ...handle, name, prf: output } };
  const asked = await askPasskey([handle], signal);
  return asked.ok ? { ok: true, value: { ...handle, name, prf: asked.value.prf } } : asked;
}

/** Asks for one of these passkeys. */
export async function askPasskey(
  handles: readonly PasskeyHandle[],
  signal: AbortSignal,
): Promise<Asked<PasskeyProof>> {
  // The browser would ask for a key to be plugged in, until the time is over.
  if (areInComputers(handles) && !(await hasAuthenticator())) return refused('gone');
  const salts = handles.map(({ id, salt }) => [urlForm(id), { first: bytesOf(salt) }]);
  const given = await request(signal, (limit) =>
    navigator.credentials.get({
      signal: limit,
      publicKey: {
        challenge: secureRandomBytes(32),
        allowCredentials: handles.map((handle) => ({
          type: 'public-key',
          id: bytesOf(handle.id),
          transports: [...handle.transports],
        })),
        userVerification: 'required',
        extensions: { prf: { evalByCredential: Object.fromEntries(salts) } },
      },
    }),
  );
  if (!given.ok) return given;
  const prf = prfOutput(given.value.getClientExtensionResults().prf);
  if (prf === null) return refused('no-prf');
  return { ok: true, value: { id: encodeBase64(new Uint8Array(given.value.rawId)), prf } };
}

async function request(
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Credential | null>,
): Promise<Asked<PublicKeyCredential>> {
  const limit = AbortSignal.timeout(LIMIT);
  const life = AbortSignal.any([signal, limit]);
  try {
    await focused(life);
    const credential = await ask(life);
    if (!(credential instanceof PublicKeyCredential)) return refused('failed');
    return { ok: true, value: credential };
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return refused(passkeyProblem(name, limit.aborted));
  }
}

/** The browser refuses a page without the focus, such as a window that is just opening. */
async function focused(signal: AbortSignal): Promise<void> {
  if (document.hasFocus()) return;
  await new Promise<void>((resolve, reject) => {
    addEventListener('focus', () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Whether this computer has an authenticator that recognizes the agent. */
const hasAuthenticator = () => PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();

function prfOutput(prf: AuthenticationExtensionsPRFOutputs | undefined): string | null {
  const first: unknown = prf?.results?.first;
  if (!(first instanceof ArrayBuffer) || first.byteLength !== PRF_BYTES) return null;
  return encodeBase64(new Uint8Array(first));
}

function transportsOf(response: AuthenticatorResponse): PasskeyHandle['transports'] {
  const given =
    response instanceof AuthenticatorAttestationResponse ? response.getTransports() : [];
  return transports.filter((each) => given.includes(each));
}

/** The bytes of a text that the vault's parser has checked. */
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => decodeBase64(text) ?? new Uint8Array();

/** @see https://www.rfc-editor.org/rfc/rfc4648#section-5 */
const urlForm = (text: string) =>
  text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
