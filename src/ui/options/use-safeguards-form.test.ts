import { describe, expect, it } from 'vitest';
import { ASKED, MARKS } from '../../safeguards/safeguards';
import { asked, marks } from './use-safeguards-form';

describe('the fields of the safeguards', () => {
  it('offer what there is to choose', () => {
    expect(asked).toEqual(ASKED);
    expect(marks).toEqual(MARKS);
  });
});
