import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jwtClaims } from './jwt-claims';

const tokenOf = (text: string) =>
  `eyJh.${Buffer.from(text, 'utf8').toString('base64url')}.c2lnbmF0dXJl`;

it('reads the claims of a token, in any script', () => {
  const claims = { sub: 'u1', name: '林晓雯', scope: 'openid phone' };
  expect(jwtClaims(tokenOf(JSON.stringify(claims)))).toEqual(claims);
});

it.each(['', 'opaque', 'a.b.c', tokenOf('[]'), tokenOf('null'), tokenOf('7'), tokenOf('{')])(
  'reads none in %j',
  (text) => {
    expect(jwtClaims(text)).toBeNull();
  },
);

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => jwtClaims(`a.${text}.b`)).not.toThrow();
    }),
  );
});
