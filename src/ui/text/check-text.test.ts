import { expect, it } from 'vitest';
import type { Check } from '../../genauth/connection-report';
import { checkText } from './check-text';

const t = (key: string, ...given: string[]) => [key, ...given].join(' ');
const check: Check = {
  name: 'application',
  verdict: 'failed',
  suspects: [],
  failure: null,
  worksWith: null,
};

it.each([
  [{ verdict: 'passed' }, 'check_application_passed'],
  [{ verdict: 'not-checked' }, 'check_not_checked'],
  [{ suspects: ['appId', 'appSecret'] }, 'check_wrong env_app_id or env_app_secret'],
  [{ verdict: 'uncertain', suspects: ['appHost'] }, 'check_perhaps env_app_host'],
  [{ verdict: 'uncertain' }, 'check_unsettled'],
  [{}, 'check_failed'],
  [{ suspects: ['authMethod'], worksWith: 'none' }, 'check_works_with none'],
] satisfies [Partial<Check>, string][])('%j: %s', (part, text) => {
  expect(checkText({ ...check, ...part }, t)).toBe(text);
});
