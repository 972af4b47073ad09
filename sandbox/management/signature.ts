import type { World } from '../state/world';
import type { Incoming } from '../wire/incoming';
import { clockSkewed, signatureReused, wrongSignature } from '../wire/refusals';
import { accessKeySecret } from './access-keys';

/** Milliseconds by which a signed request's date may differ. */
const maximalSkew = 5 * 60_000;

/**
 * Checks a request that is signed with an access key, as the official SDKs for Node sign: HMAC-SHA1 over method, the
 * vendor's headers and `date`, and the path with all fields.
 *
 * @throws {Refusal} 1300 for a wrong signature, 1305 for a clock that is off, 1306 for a nonce that was seen before
 */
export async function checkSignature(incoming: Incoming, world: World): Promise<void> {
  const { headers } = incoming;
  const [, accessKeyId = '', signature = ''] =
    /^authing ([^\s:]+):(\S+)$/.exec(headers.get('authorization') ?? '') ?? [];
  const secret = accessKeySecret(world, accessKeyId);
  if (secret === undefined || (await hmacSha1(secret, stringToSign(incoming))) !== signature) {
    throw wrongSignature();
  }
  const date = Date.parse(headers.get('date') ?? '');
  if (!(Math.abs(world.now() - date) <= maximalSkew)) throw clockSkewed();
  const nonce = headers.get('x-authing-signature-nonce') ?? '';
  if (world.seenNonces.has(nonce)) throw signatureReused();
  world.seenNonces.add(nonce);
}

/** Whether a request is signed instead of bearing a token. */
export function isSigned({ headers }: Incoming): boolean {
  return (headers.get('authorization') ?? '').startsWith('authing ');
}

function stringToSign({ method, path, headers, query, body }: Incoming): string {
  const signed = [...headers]
    .filter(([name]) => name.startsWith('x-authing-') || name === 'date')
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
