import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePhone } from '../phone/parse-phone';
import { parsePassCode } from '../phone/pass-code';
import { redact, withoutWords } from './redact';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI2NWExZjBjMmQzZTRiNWE2OTc4ODIwMDEifQ.c2lnbmF0dXJl_-x';

describe('redacts', () => {
  it.each([
    ['06 12 34 56 78', '********'],
    ['202-555-0143', '********'],
    ['call +33 6 12 34 56 78 back', 'call +******** back'],
    ['(+86) 138-1234-5678', '(+********'],
    ['138.1234.5678', '********'],
    ['138/1234/5678', '********'],
    ['138_1234_5678', '********'],
    ['138\u200b1234\u200b5678', '********'],
    ['١٣٨١٢٣٤٥٦٧٨', '********'],
    ['१३८ १२३४ ५६७८', '********'],
    ['１３８　１２３４　５６７８', '********'],
    ['①③⑧①②③④⑤⑥⑦⑧', '********'],
    ['手机13812345678已丢失', '手机********已丢失'],
    ['wrong code 1234', 'wrong code ****'],
    ['code 123 456', 'code ******'],
    ['1 2 3 4', '****'],
    ['TEL-061234', 'TEL-******'],
    ['HD-2001 34 56', 'HD-********'],
    ['lin.xiaowen@example.com', '****'],
    ['Lin <lin@example.com>, 林@例子.中国', 'Lin <****>, ****'],
    ['lin＠example.com', '****'],
    ['mail:lin@localhost', 'mail:****'],
    ["o'brien@example.com", '****'],
    [`token ${jwt}.`, 'token ********'],
    ['eyJhbGciOi\nJSUzI1NiJ9.eyJz', '********\n********'],
    ['Bearer 5f7d1c2e9a8b', 'Bearer ********'],
    ['{"access_token":"5f7d1c2e9a8b"}', '{"access_token":"********"}'],
    ['password: hunter2', 'password: ********'],
    ['验证码：ab12', '验证码：********'],
    ['user 65a1f0c2d3e4b5a697882001', 'user ********'],
    ['e'.repeat(40), '********'],
    ['aB3dE5gH7jK9mN1p', '********'],
  ])('%j to %j', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });
});

describe('keeps what identifies nobody:', () => {
  it.each([
    'HD-2001',
    'SUP-1042: lost phone',
    'INC0012345',
    '2026-11-25',
    'since 2026-11-25 14:03',
    '2026-11-25T14:03:07Z',
    'at 14:03',
    'request 3f2a1b4c-5d6e-4f70-8a9b-0c1d2e3f4a5b',
    'HTTP 500 after 3 tries',
    'The user does not exist.',
    '参数 phone 格式错误',
    'ask @support',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('next to what is redacted', () => {
    expect(redact('SUP-1042 13800138000, 2026-11-25 138-0013-8000')).toBe(
      'SUP-1042 ********, 2026-11-25 ********',
    );
  });
});

const around = fc.constantFrom('', ' ', '：', 'call ', '。', ' back', '<', '>', '"', '号');

describe('whatever the context,', () => {
  const gap = fc.constantFrom(
    '',
    ' ',
    '-',
    '.',
    '\u3000',
    '/',
    ' - ',
    '\u2011',
    '\u200b',
    '·',
    ') ',
  );
  const zero = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x9e6);
  const groups = fc.array(fc.stringMatching(/^\d{2,4}$/), { minLength: 3, maxLength: 5 });

  it('a number shows no digit that its mask hides', () => {
    fc.assert(
      fc.property(around, groups, gap, zero, around, (before, parts, space, from, after) => {
        const written = parts
          .join(space)
          .replace(/\d/g, (digit) => String.fromCodePoint(from + Number(digit)));
        expect(redact(before + written + after)).not.toMatch(/\p{Nd}/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('everything that parses as a number or code is redacted', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789+-() .０９٣'), maxLength: 24 });
    fc.assert(
      fc.property(text, (typed) => {
        // Anything that looks like a date is kept as one.
        if (/(?:19|20)\d\d([-.])\d{1,2}\1\d/.test(typed)) return;
        if (parsePhone(typed) === null && parsePassCode(typed) === null) return;
        expect(redact(typed)).not.toMatch(/\p{Nd}/u);
      }),
      { numRuns: 5_000 },
    );
  });

  it('an address and a token are redacted', () => {
    const secret = fc.oneof(
      fc.emailAddress(),
      fc.constant(jwt),
      fc.stringMatching(/^[A-Za-z0-9_-]{40,80}$/),
    );
    fc.assert(
      fc.property(around, secret, around, (before, text, after) => {
        expect(redact(before + text + after)).not.toContain(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('redacting twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(redact(redact(text))).toBe(redact(text));
      }),
    );
  });

  it('a long text takes no longer', () => {
    const from = performance.now();
    for (const sign of ['1', ' ', 'a', '@', 'HD-1 ', '1 ', 'eyJ', '-', '.'])
      redact(sign.repeat(8_000));
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});

describe('known words', () => {
  it.each([
    ['User Alice Li not found', ['alice li'], 'User **** not found'],
    ['alice_li is locked', ['alice'], 'alice_li is locked'],
    ['用户林晓雯已被锁定', ['林晓雯'], '用户****已被锁定'],
    ['account lin.x, LIN.X!', ['lin.x', null, ''], 'account ****, ****!'],
    ['a b', ['a'], 'a b'],
    ['İ alice', ['alice'], 'İ ****'],
  ] as const)('are removed from %j', (text, words, rest) => {
    expect(withoutWords(text, words)).toBe(rest);
  });
});
