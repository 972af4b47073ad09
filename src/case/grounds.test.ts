import { expect, it } from 'vitest';
import { recordedGrounds } from './grounds';

it('no number is recorded with the grounds', () => {
  const typed = {
    verifiedHow: 'called back',
    note: 'says 13812345678 is his',
    reason: 'lost 13812345678',
    ticket: 'INC-4711',
  };
  const recorded = recordedGrounds(typed, 5);
  expect(JSON.stringify(recorded)).not.toContain('13812345678');
  expect(recorded).toMatchObject({ verifiedHow: 'called back', ticket: 'INC-4711', at: 5 });
});
