import { expect, it } from 'vitest';
import { emptyDraft } from './empty-draft';
import { emptiedForNextCaller, keptForNextCaller } from './next-caller';

it('only environment, an open form and the selection are kept for the next caller', () => {
  expect([...keptForNextCaller].sort()).toEqual(['clue', 'environment', 'environmentId']);
  const emptied = Object.keys(emptiedForNextCaller);
  expect([...emptied, ...keptForNextCaller].sort()).toEqual(Object.keys(emptyDraft).sort());
  expect({ ...emptyDraft, ...emptiedForNextCaller }).toEqual(emptyDraft);
  for (const field of ['caller', 'email', 'account', 'route', 'note', 'ticket', 'verifiedHow']) {
    expect(emptied).toContain(field);
  }
});
