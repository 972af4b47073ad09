import { describe, expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import type { Operation } from '../../case/operation';
import type { Translate } from '../ports';
import { checksText } from './checks-text';
import { exactTime } from './time-text';

const t: Translate = (key, ...given) =>
  messages[key].message.replace(/\$(\d)/g, (_, place: string) => given[Number(place) - 1] ?? '');

const noon = new Date(2026, 11, 1, 12).getTime();
const day = 24 * 60 * 60_000;
const read = (at: number): Operation => ({
  id: String(at),
  kind: 'read-back',
  startedAt: at,
  settled: { at, result: 'done', requestId: null },
});

describe('how often an account was checked', () => {
  it('is told with the time of the last check', () => {
    expect(checksText([], noon, t)).toBe('Not checked yet');
    expect(checksText([read(noon)], noon, t)).toBe(`Checked 1 time, at ${exactTime(noon)}`);
    expect(checksText([read(noon - day), read(noon)], noon, t)).toBe(
      `Checked 2 times, last at ${exactTime(noon)}`,
    );
  });

  it('names the day of a check that is not of today', () => {
    expect(checksText([read(noon - day)], noon, t)).toMatch(/Nov 30, 2026/);
  });
});
