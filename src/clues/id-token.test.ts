import { expect, it } from 'vitest';
import { isIdToken } from './id-token';

const tokenWith = (claims: object) =>
  `eyJh.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2lnbmF0dXJl`;
const common = { sub: 'user-1', aud: 'app-1', iss: 'https://acme.genauth.ai/oidc', exp: 1, iat: 1 };

it.each([{ nonce: 'n' }, { at_hash: 'h' }, { phone_number: '+86138' }, { email: 'a@b.cn' }])(
  'a token with %j is an ID token',
  (claims) => {
    expect(isIdToken(tokenWith({ ...common, ...claims }))).toBe(true);
    expect(isIdToken(` ${tokenWith({ ...common, ...claims })}\n`)).toBe(true);
  },
);

it.each([
  tokenWith({ ...common, jti: 'j', scope: 'openid phone' }),
  tokenWith({ ...common, scope: 'openid', phone_number: '+86138' }),
  tokenWith(common),
  '5f7d1c2e9a8b4c3d2e1f',
  '',
])('%# is not', (token) => {
  expect(isIdToken(token)).toBe(false);
});
