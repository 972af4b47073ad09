import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHoldClue } from './may-hold-clue';
import { type Clue, readClues } from './read-clues';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI2NWExZjBjMmQzZTRiNWE2OTc4ODIwMDEifQ.c2lnbmF0dXJl_-x';

function told(clue: Clue): string {
  switch (clue.kind) {
    case 'token':
      return `token ${clue.token}`;
    case 'phone':
      return `phone ${clue.phone.phoneCountryCode} ${clue.phone.phoneNumber}`;
    case 'email':
      return `email ${clue.email}`;
    case 'user-id':
      return `user-id ${clue.userId}`;
  }
}

const found = (text: string, countryCode = '+86') => readClues(text, countryCode).found.map(told);

describe('reading clues from a text', () => {
  it.each([
    ['13800138000', 'phone +86 13800138000'],
    ['(+86) 138-0013-8000', 'phone +86 13800138000'],
    ['１３８　００１３　８０００', 'phone +86 13800138000'],
    ['+44 7400 123456', 'phone +44 7400123456'],
    ['lin.xiaowen@example.com', 'email lin.xiaowen@example.com'],
    ['Lin Xiaowen <lin.xiaowen@example.com>', 'email lin.xiaowen@example.com'],
    ['65a1f0c2d3e4b5a697882001', 'user-id 65a1f0c2d3e4b5a697882001'],
    [jwt, `token ${jwt}`],
    [`Authorization: Bearer ${jwt}`, `token ${jwt}`],
    [`{"access_token":"${jwt}","token_type":"Bearer"}`, `token ${jwt}`],
    ['Bearer 5f7d1c2e9a8b4c3d2e1f', 'token 5f7d1c2e9a8b4c3d2e1f'],
  ])('finds %j alone', (text, clue) => {
    expect(found(text)).toEqual([clue]);
  });

  const idToken = `${jwt}id`;
  const refreshToken = `${jwt}refresh`;

  it('puts the access token first, whatever tokens come before it', () => {
    const response = { id_token: idToken, refresh_token: refreshToken, access_token: jwt };
    for (const text of [JSON.stringify(response), JSON.stringify(response, null, 2)]) {
      expect(found(text)).toEqual([`token ${jwt}`, `token ${idToken}`]);
    }
    const query = `#id_token=${idToken}&access_token=${jwt}&token_type=Bearer`;
    expect(found(query)).toEqual([`token ${jwt}`, `token ${idToken}`]);
    const bearer = `${jwt}bearer`;
    expect(found(`${jwt}\nAuthorization: Bearer ${bearer}`)[0]).toBe(`token ${bearer}`);
  });

  it.each([20, 40, 64])('joins a token that is wrapped after %i characters', (width) => {
    const signature = 'aB3dE5gH7jK9mN1pQ4sT6vW8xY0zC2eF4hJ6kL8nP1r';
    const token = `${jwt.split('.').slice(0, 2).join('.')}.${signature}`;
    const wrap = (text: string, end: string) =>
      (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(end);
    for (const end of ['\n', '\r\n', '\n    ', ' \n']) {
      expect(found(wrap(token, end))).toEqual([`token ${token}`]);
      expect(found(`Token:\n${wrap(token, end)}\nThanks, Lin`)).toEqual([`token ${token}`]);
      expect(found(`${wrap(`Bearer ${token}`, end)}`)).toEqual([`token ${token}`]);
    }
    expect(found(`{"access_token":"${wrap(token, '\n')}","x":1}`)).toEqual([`token ${token}`]);
  });

  it('does not add the next line’s word to a token', () => {
    expect(found(`${jwt}\nthanks\n13800138000`)).toEqual([`token ${jwt}`, 'phone +86 13800138000']);
  });

  it('finds number, address, id and ticket in one line', () => {
    const line =
      'SUP-1042 | Lin Xiaowen lost 138-0013-8000, mail lin@example.com (65a1f0c2d3e4b5a697882001), 2026-11-25 14:03';
    expect(readClues(line, '+86')).toEqual({
      found: [
        { kind: 'phone', phone: { phoneCountryCode: '+86', phoneNumber: '13800138000' } },
        { kind: 'email', email: 'lin@example.com' },
        { kind: 'user-id', userId: '65a1f0c2d3e4b5a697882001' },
      ],
      ticket: 'SUP-1042',
      plain: line,
      words: '| Lin Xiaowen lost 138-0013-8000, mail ( ), 2026-11-25 14:03',
    });
  });

  it.each([
    ['工单#48213：用户林晓雯的手机13800138000已丢失，邮箱lin@example.com。', '#48213'],
    ['INC0012345 請解除 13800138000（lin@example.com）', 'INC0012345'],
  ])('reads a line without spaces: %j', (line, ticket) => {
    const clues = readClues(line, '+86');
    expect(clues.found.map(({ kind }) => kind)).toEqual(['phone', 'email']);
    expect(clues.ticket).toBe(ticket);
  });

  it('uses the given country for a number without a country code', () => {
    expect(found('call 07400 123456 back', '+44')).toEqual(['phone +44 7400123456']);
    expect(found('call (415) 555-2671 back', '+1')).toEqual(['phone +1 4155552671']);
  });

  it('lists each clue once', () => {
    expect(found('138 0013 8000 or +86 13800138000, a@b.cn, a@b.cn')).toEqual([
      'phone +86 13800138000',
      'email a@b.cn',
    ]);
  });

  it.each(['', 'Henry Ortiz', 'at 14:03 on 2026-11-25', '192.168.0.1', 'order 12'])(
    'finds nothing in %j',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});

describe('the quick look', () => {
  it('never rejects a text that has a clue', () => {
    const clue = fc.constantFrom(
      '13800138000',
      '+44 (0)7400-123456',
      'lin@example.com',
      '65a1f0c2d3e4b5a697882001',
      jwt,
    );
    const words = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(words, clue, words, (before, middle, after) => {
        const text = `${before} ${middle} ${after}`;
        return found(text).length === 0 || mayHoldClue(text);
      }),
    );
  });

  it.each(['Henry Ortiz', 'lin_xiaowen', '123456', '12 34 56'])('rejects %j', (text) => {
    expect(mayHoldClue(text)).toBe(false);
  });
});
