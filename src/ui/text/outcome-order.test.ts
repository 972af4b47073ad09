import { expect, it } from 'vitest';
import { outcomeKinds } from './outcome-order';
import { outcomeName } from './outcome-text';

it('every outcome is in the order', () => {
  expect([...outcomeKinds].sort()).toEqual(Object.keys(outcomeName).sort());
});
