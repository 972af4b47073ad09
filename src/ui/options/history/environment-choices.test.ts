import { expect, it } from 'vitest';
import { environmentChoices } from './environment-choices';
import { anEntry } from './testing/entries';

it('the environments to choose from are current ones, and removed ones with receipts', () => {
  const old = anEntry(1, {
    environment: { id: 'e1', label: 'Old name', appHost: 'https://a.test' },
  });
  const gone = anEntry(2, { environment: { id: 'e2', label: 'Gone', appHost: 'https://b.test' } });
  const first = environmentChoices([{ id: 'e1', label: 'Acme' }], [], [old, gone]);
  expect(first).toEqual([
    { id: 'e1', label: 'Acme' },
    { id: 'e2', label: 'Gone' },
  ]);
  expect(environmentChoices([{ id: 'e1', label: 'Acme' }], first, [])).toEqual(first);
});
