import { describe, expect, it } from 'vitest';
import { type CaseMark, faultBeside, markFor } from './case-mark';
import { following, ok, opened, readBack, toCard, toCode, unbinding } from './testing/story';

const mark = (state: CaseMark['state'], revision = 5): CaseMark => ({
  id: 'case-1',
  revision,
  state,
});

describe('the vault’s mark of a case', () => {
  it('is made before a case is stored for the first time, and again once it is', () => {
    expect(markFor(opened, null)).toMatchObject({ id: 'case-1', state: 'opening' });
    expect(markFor(opened, { ...mark('open'), id: 'another' })).toMatchObject({ state: 'opening' });
    expect(markFor(toCard, mark('opening'))).toMatchObject({ state: 'open' });
  });

  it('is made anew for what must not be taken back: an act on the number, and an outcome', () => {
    for (const current of [toCard, toCode]) expect(markFor(current, mark('open'))).toBeNull();
    expect(markFor(unbinding, mark('open'))).toEqual({
      id: 'case-1',
      revision: unbinding.revision,
      state: 'open',
    });
    const unbound = following(unbinding, ok(), readBack(false));
    expect(markFor(unbound, mark('open'))?.revision).toBe(unbound.revision);
  });
});

describe('a stored case beside its mark', () => {
  const stored = { id: 'case-1', revision: 5 };

  it.each<[string, Parameters<typeof faultBeside>, ReturnType<typeof faultBeside>]>([
    ['as new as the mark', [stored, mark('open')], null],
    ['newer', [{ ...stored, revision: 6 }, mark('open')], null],
    ['older', [{ ...stored, revision: 4 }, mark('open')], 'rolled-back'],
    ['another one', [{ ...stored, id: 'case-0' }, mark('open')], 'rolled-back'],
    ['put back after its end', [stored, null], 'rolled-back'],
    ['of a time before there were marks', [stored, undefined], null],
    ['gone', [null, mark('open')], 'missing'],
    ['not stored yet', [null, mark('opening')], null],
    ['removed by its end', [null, mark('closing')], null],
    ['none, and none known', [null, null], null],
  ])('%s', (_, given, fault) => {
    expect(faultBeside(...given)).toBe(fault);
  });
});
