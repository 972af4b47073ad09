import { describe, expect, it } from 'vitest';
import { aReceipt } from '../../history/testing/receipts';
import { anEnvironment } from '../../messaging/testing/app-state';
import { checkNeeds } from './check-needs';

const environment = {
  ...anEnvironment,
  id: 'env-1',
  managementHost: 'https://api.genauth.ai',
  hasAccessKeySecret: true,
};
const receipt = aReceipt({ outcome: 'unknown' });

describe('what a check needs', () => {
  it('is nothing where the environment is the same and has its access key', () => {
    expect(checkNeeds(receipt, [environment])).toBeNull();
  });

  it.each([
    ['check_needs_key', [{ ...environment, hasAccessKeySecret: false }]],
    ['check_needs_key', [{ ...environment, managementHost: '' }]],
    ['check_needs_environment', []],
    ['check_needs_environment', [{ ...environment, appHost: 'https://moved.genauth.ai' }]],
  ] as const)('is %s otherwise', (key, environments) => {
    expect(checkNeeds(receipt, environments)).toBe(key);
  });

  it('cannot be met once the caller’s data was erased', () => {
    expect(checkNeeds({ ...receipt, person: null }, [environment])).toBe('check_erased');
  });
});
