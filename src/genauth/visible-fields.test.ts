import { expect, it } from 'vitest';
import { visibleFields } from './visible-fields';

const tokenWith = (claims: object) =>
  `eyJh.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

it.each([
  [tokenWith({ scope: 'openid profile username email phone' }), ['email', 'username']],
  [tokenWith({ scope: 'openid profile phone' }), []],
  [tokenWith({ scope: 'openid email' }), ['email']],
  [tokenWith({ scope: 'openid emails' }), []],
  [tokenWith({ scope: ['email'] }), []],
  [tokenWith({}), []],
  ['opaque', []],
])('%# a token shows what its scope names', (token, fields) => {
  expect([...visibleFields(token)].sort()).toEqual(fields);
});

it('an email is not hidden if the security information says there is none', () => {
  expect([...visibleFields('opaque', { emailBinded: false })]).toEqual(['email']);
  expect([...visibleFields('opaque', { emailBinded: true })]).toEqual([]);
  expect([...visibleFields('opaque', { emailBinded: null })]).toEqual([]);
});
