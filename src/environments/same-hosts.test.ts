import { expect, it } from 'vitest';
import { sameHosts } from './same-hosts';

it('a form has the same hosts however they are typed', () => {
  const one = { appHost: 'https://acme.genauth.ai', managementHost: '' };
  expect(sameHosts({ ...one, appHost: 'acme.genauth.ai/' }, one)).toBe(true);
  expect(sameHosts({ ...one, appHost: 'https://other.genauth.ai' }, one)).toBe(false);
  expect(sameHosts({ ...one, managementHost: 'https://api.genauth.ai' }, one)).toBe(false);
});
