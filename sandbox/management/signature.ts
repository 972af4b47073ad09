import type { SandboxOptions } from '../options';
import type { World } from '../state/world';
import { familiesOf } from '../wire/headers';
import type { Incoming } from '../wire/incoming';
import {
  clockSkewed,
  malformed,
  noDate,
  signatureReused,
  unknownSignatureMethod,
  unknownSignatureVersion,
  unreadableDate,
  wrongSignature,
} from '../wire/refusals';
import { accessKeySecret } from './access-keys';

/** How each family of the vendor's Node SDKs signs: its keyword and its headers. */
const schemes = [
  { word: 'authing', prefix: 'x-authing-' },
  { word: 'GenAuth', prefix: 'x-genauth-' },
] as const;

type Scheme = (typeof schemes)[number];

/**
 * Checks a request that is signed with an access key, as the official SDKs for Node sign: HMAC-SHA1 over method, the
 * vendor's headers and `date`, and the path with all fields.
 *
 * @see https://github.com/Authing/authing-node-sdk/blob/main/src/utils/buildSignature.ts
 * @throws {Refusal} 1300 for a wrong signature, 1301 and 1302 for one of another method or version, 1303 and 1304 for a date
 *   that cannot be read or is missing, 1305 for a clock that is off, 1306 for a nonce that was seen before
 */
export async function checkSignature(incoming: Incoming, world: World): Promise<void> {
  const { headers } = incoming;
  const scheme = schemeOf(incoming, world.options);
  if (scheme === undefined) throw wrongSignature();
  const { prefix } = scheme;
  if (headers.get(`${prefix}signature-method`) !== 'HMAC-SHA1') throw unknownSignatureMethod();
  if (headers.get(`${prefix}signature-version`) !== '1.0') throw unknownSignatureVersion();
  const nonce = headers.get(`${prefix}signature-nonce`);
  if (!nonce) throw malformed(`${prefix}signature-nonce`);
  const sent = headers.get('date');
  if (sent === null) throw noDate();
  const date = Date.parse(sent);
  if (Number.isNaN(date)) throw unreadableDate();

  const [, accessKeyId = '', signature = ''] =
    /^\w+ ([^\s:]+):(\S+)$/.exec(headers.get('authorization') ?? '') ?? [];
  const secret = accessKeySecret(world, accessKeyId);
  const text = stringToSign(incoming, scheme);
  if (secret === undefined || (await hmacSha1(secret, text)) !== signature) throw wrongSignature();
  const skew = Math.abs(world.now() - date);
  if (skew > world.options.signatureSkewSeconds * 1000) throw clockSkewed();
  if (world.seenNonces.has(nonce)) throw signatureReused();
  world.seenNonces.add(nonce);
}

/** Whether a request is signed in an accepted way, instead of carrying a token. */
export function isSigned(incoming: Incoming, options: SandboxOptions): boolean {
  return schemeOf(incoming, options) !== undefined;
}

function schemeOf({ headers }: Incoming, options: SandboxOptions): Scheme | undefined {
  const authorization = headers.get('authorization') ?? '';
  const understood: readonly string[] = familiesOf(options);
  return schemes.find(
    ({ word, prefix }) => authorization.startsWith(`${word} `) && understood.includes(prefix),
  );
}

function stringToSign({ method, path, headers, query, body }: Incoming, { prefix }: Scheme) {
  const signed = [...headers]
    .filter(([name]) => name.startsWith(prefix) || name === 'date')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}:${value.replace(/[\t\n\r\f]/g, ' ').trim()}\n`);
  const fields = method === 'GET' ? query : body.kind === 'json' ? Object(body.value) : {};
  const listed = Object.entries(fields)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`);
  const resource = listed.length === 0 ? path : `${path}?${listed.join('&')}`;
  return `${method}\n${signed.join('')}${resource}`;
}

async function hmacSha1(secret: string, text: string): Promise<string> {
  const utf8 = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await crypto.subtle.importKey('raw', utf8.encode(secret), algorithm, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(text)));
  return btoa(String.fromCharCode(...signature));
}
