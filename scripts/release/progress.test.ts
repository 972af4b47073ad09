import { expect, test } from 'vitest';
import { Progress } from './progress.mjs';

test('says that nothing was done', () => {
  expect(new Progress().report()).toEqual(['Nothing was changed.']);
});

test('undoes from the end', () => {
  const progress = new Progress();
  progress.did('wrote', 'restore');
  progress.did('checked');
  progress.did('committed', 'reset', { coversEarlier: true });
  progress.did('tagged', 'untag');
  expect(progress.report()).toEqual([
    'Done until then:',
    '  ✓ wrote',
    '  ✓ checked',
    '  ✓ committed',
    '  ✓ tagged',
    'To undo it:',
    '  untag',
    '  reset',
  ]);
});

test('says that nothing needs to be undone', () => {
  const progress = new Progress();
  progress.did('looked');
  expect(progress.report().at(-1)).toBe('Nothing needs to be undone.');
});
