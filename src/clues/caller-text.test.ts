import { describe, expect, it } from 'vitest';
import { edited, noCaller, pasted, piecesOf, samePiece, without } from './caller-text';
import { readClues } from './read-clues';

const read = (text: string) => readClues(text, '+86');
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI2NWExZjBjMmQzZTRiNWE2OTc4ODIwMDEifQ.c2lnbmF0dXJl_-x';
const zhou = pasted(noCaller, 'HD-1001 zhou.lu@example.com', read, false) ?? noCaller;

describe('a line that is pasted', () => {
  it('brings its ticket', () => {
    expect(zhou).toEqual({ caller: 'HD-1001 zhou.lu@example.com', ticket: 'HD-1001', token: '' });
  });

  it('takes the last caller’s ticket away, whether or not it has one', () => {
    expect(pasted(zhou, 'HD-2002 grace@example.com', read, false)).toMatchObject({
      ticket: 'HD-2002',
    });
    expect(pasted(zhou, 'grace@example.com', read, false)).toMatchObject({ ticket: '' });
    const typed = { ...zhou, caller: 'zhou.lu@example.com', ticket: 'HD-1001' };
    expect(pasted(typed, 'grace@example.com', read, false)).toMatchObject({ ticket: '' });
  });

  it('keeps a ticket that was typed before anything else, and that of an open case', () => {
    const first = { ...noCaller, ticket: 'HD-2002' };
    expect(pasted(first, 'grace@example.com', read, false)).toMatchObject({ ticket: 'HD-2002' });
    expect(pasted(zhou, '138 0013 8000', read, true)).toMatchObject({ ticket: 'HD-1001' });
  });

  it('leaves its token in memory only', () => {
    const line = pasted(zhou, `HD-2002 Authorization: Bearer ${jwt} lin@example.com`, read, false);
    expect(line).toMatchObject({ token: jwt, ticket: 'HD-2002' });
    expect(line?.caller).toContain('lin@example.com');
    expect(line?.caller).not.toContain('eyJ');
    expect(pasted(zhou, `Bearer ${jwt}`, read, false)).toEqual({ ...noCaller, token: jwt });
  });

  it('that names no account is not about a caller', () => {
    expect(pasted(zhou, 'HD-2002 called twice', read, false)).toBeNull();
  });
});

describe('an edit', () => {
  it('takes the ticket with it that was in the text', () => {
    expect(edited(zhou, 'zhou.lu@example.com', read).ticket).toBe('');
    expect(edited(zhou, 'HD-2002 grace@example.com', read).ticket).toBe('HD-2002');
  });

  it('keeps a ticket that was typed', () => {
    const typed = { ...noCaller, caller: '138 0013 8000', ticket: 'HD-2002' };
    expect(edited(typed, '138 0013 800', read).ticket).toBe('HD-2002');
    expect(edited({ ...zhou, ticket: 'HD-9' }, 'zhou.lu@example.com', read).ticket).toBe('HD-9');
  });
});

describe('a piece', () => {
  const text = 'HD-7: 138 0013 8000 or 139 0013 9000, lin@example.com';
  const line = pasted(noCaller, text, read, false) ?? noCaller;

  it('is everything that was understood', () => {
    expect(piecesOf(line, read)).toEqual([
      { kind: 'phone', text: '+86 13800138000' },
      { kind: 'phone', text: '+86 13900139000' },
      { kind: 'email', text: 'lin@example.com' },
      { kind: 'ticket', text: 'HD-7' },
    ]);
    expect(piecesOf({ ...noCaller, token: jwt }, read)).toEqual([{ kind: 'token' }]);
  });

  it('can be taken off by itself', () => {
    for (const off of piecesOf(line, read)) {
      const rest = without(line, (piece) => samePiece(piece, off), read);
      expect(piecesOf(rest, read)).toEqual(
        piecesOf(line, read).filter((piece) => !samePiece(piece, off)),
      );
      expect(rest.ticket).toBe(off.kind === 'ticket' ? '' : 'HD-7');
    }
    expect(without({ ...noCaller, token: jwt }, () => true, read)).toEqual(noCaller);
  });
});
