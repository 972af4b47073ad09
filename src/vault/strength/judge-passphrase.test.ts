import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STRENGTH_MIN } from '../passphrase-strength';
import { judgePassphrase } from './judge-passphrase';

describe('a passphrase is refused', () => {
  it.each([
    ['aaaaaaaaaaaa', 'repeat'],
    ['abcabcabcabcabc', 'repeat'],
    ['abcdefghijklmnop', 'sequence'],
    ['one two three four', 'sequence'],
    ['winter winter winter 26', 'sequence'],
    ['Winter2026!!', 'word'],
    ['P4$$w0rd2026', 'common'],
    ['ｐａｓｓｗｏｒｄ１２３４', 'common'],
    ['letmein letmein letmein', 'repeat'],
    ['1qaz2wsx3edc', 'common'],
    ['zxcvbnmasdfghjkl', 'common'],
    ['Zxcvbn!2345678', 'keyboard'],
    ['JohnSmith1985!', 'common'],
    ['unbinddesk2026', 'word'],
    ['another twelve', 'word'],
    // Pinyin
    ['woaini1314520', 'common'],
    ['zhangwei19900101', 'date'],
    ['Shanghai2026!!', 'word'],
    // Romaji
    ['tanakahiroshi1985', 'word'],
    ['sakurasakura2020', 'repeat'],
    ['yamadataro0401', 'name'],
    // Chinese, Japanese
    ['恭喜发财新年快乐万事如意', 'word'],
    ['一二三四五六七八九十一二三四', 'word'],
    ['パスワードパスワード', 'repeat'],
    ['ありがとうございます2026', 'word'],
  ] as const)('%j, for a reason: %s', (passphrase, weakness) => {
    const judgement = judgePassphrase(passphrase);
    expect(judgement.strength).toBeLessThan(STRENGTH_MIN);
    expect(judgement.weakness).toBe(weakness);
  });
});

it.each([
  'velvet harbour lantern 7',
  'correct horse battery',
  'a passphrase for tests',
  'a vault in its place',
  'another lantern in the harbour',
  'Kestrel-Orbit-77-lamp',
  'CorrectHorseBatteryStaple1',
  'blue house green tree',
  'monday morning coffee again',
  'x7#Kq!9vTz@4',
  'wo jintian chi le niurou mian',
  '我今天想吃牛肉面加蛋谢谢',
  '月曜日の朝はコーヒーを飲む',
])('a passphrase is taken: %j', (passphrase) => {
  expect(judgePassphrase(passphrase).strength).toBeGreaterThanOrEqual(STRENGTH_MIN);
});

it('words drawn by lot are strong: four of twenty characters or more', () => {
  const words =
    'orchid tractor window salt kestrel lantern gravel piano thistle copper wagon mirror'.split(
      ' ',
    );
  fc.assert(
    fc.property(fc.shuffledSubarray(words, { minLength: 4, maxLength: 4 }), (drawn) => {
      const passphrase = drawn.join(' ');
      fc.pre(passphrase.length >= 20);
      expect(judgePassphrase(passphrase).strength).toBe(4);
    }),
    { numRuns: 20 },
  );
});

it('one character is never strong, however often it is typed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
      fc.integer({ min: 0, max: 256 }),
      (one, times) => {
        expect(judgePassphrase(one.repeat(times)).strength).toBe(0);
      },
    ),
    { numRuns: 20 },
  );
});

it('any text is judged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (text) => {
      expect([0, 1, 2, 3, 4]).toContain(judgePassphrase(text).strength);
    }),
    { numRuns: 50 },
  );
});
