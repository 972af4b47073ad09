import { describe, expect, it } from 'vitest';
import type { ChainReport } from '../../history/history';
import type { Translate } from '../ports';
import { chainText } from './chain-text';

const t: Translate = (key, ...substitutions) => [key, ...substitutions].join(' ');

describe('the text about the chain', () => {
  it('says that it is intact', () => {
    expect(chainText({ ok: true, checked: 12, unsealed: 0, foreign: 0 }, t)).toEqual({
      what: 'chain_ok',
      details: ['chain_ok_checked 12'],
    });
  });

  it('says that there is nothing to check', () => {
    expect(chainText({ ok: true, checked: 0, unsealed: 0, foreign: 0 }, t).details).toEqual([
      'chain_ok_none',
    ]);
  });

  it('says how many wait to be sealed', () => {
    const { details } = chainText({ ok: true, checked: 3, unsealed: 2, foreign: 0 }, t);
    expect(details).toEqual(['chain_ok_checked 3', 'chain_unsealed 2']);
  });

  it('says which receipts can no longer be checked, and nothing else about the history', () => {
    expect(chainText({ ok: true, checked: 1, unsealed: 0, foreign: 3 }, t)).toEqual({
      what: 'chain_ok_own',
      details: ['chain_ok_checked 1', 'chain_foreign 3'],
    });
    expect(chainText({ ok: true, checked: 0, unsealed: 0, foreign: 3 }, t)).toEqual({
      what: 'chain_ok_own',
      details: ['chain_foreign 3'],
    });
    const broken = { ok: false, checked: 6, seq: 7, why: 'changed', unsealed: 0 } as const;
    expect(chainText({ ...broken, foreign: 3 }, t).details).toEqual([
      'chain_broken_checked 6',
      'chain_foreign 3',
      'chain_broken_do',
    ]);
  });

  it.each([
    ['changed', 'chain_changed 7', 'chain_broken_checked 6'],
    ['person-changed', 'chain_person_changed 7', 'chain_person_checked 6'],
    ['missing', 'chain_missing 7', 'chain_broken_checked 6'],
    ['cut-off', 'chain_cut_off 7', 'chain_broken_checked 6'],
  ] as const)('names the first entry that fails if it is %s', (why, what, meaning) => {
    const report: ChainReport = { ok: false, checked: 6, seq: 7, why, unsealed: 0, foreign: 0 };
    expect(chainText(report, t)).toEqual({ what, details: [meaning, 'chain_broken_do'] });
  });
});
