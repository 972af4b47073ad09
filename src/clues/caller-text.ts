import type { PhoneNumber } from '../phone/phone-number';
import type { Clue, Clues } from './read-clues';
import { selectionClue } from './selection-clue';

/**
 * What a window shows about the caller on the line. Everything here comes from this caller's text or was typed for this
 * caller. `caller` and `ticket` are stored in the draft; `token` is only in memory.
 */
export interface CallerText {
  readonly caller: string;
  readonly ticket: string;
  readonly token: string;
}

export const noCaller: CallerText = { caller: '', ticket: '', token: '' };

/** Reads a text for clues. */
export type ReadText = (text: string) => Clues;

/** Something that was understood, which the agent can take off. */
export type Piece =
  | { readonly kind: 'phone' | 'email' | 'user-id' | 'ticket'; readonly text: string }
  | { readonly kind: 'token' };

/** The box was edited. A ticket that was in the old text and is not in the new one is gone; one that was typed stays. */
export function edited(before: CallerText, caller: string, read: ReadText): CallerText {
  const was = read(before.caller).ticket;
  const is = read(caller).ticket;
  if (is === was) return { ...before, caller };
  const kept = before.ticket === was ? '' : before.ticket;
  return { ...before, caller, ticket: is ?? kept };
}

/**
 * A text was pasted. Where the box already named an account, the text is about another caller, and nothing of the last
 * one stays, unless a case is open: then it corrects what that case is looking for.
 * @returns null if the text names no account
 */
export function pasted(
  before: CallerText,
  text: string,
  read: ReadText,
  caseIsOpen: boolean,
): CallerText | null {
  const clues = read(text);
  if (clues.found.length === 0) return null;
  const same = caseIsOpen || !namesAccount(before, read);
  const tokens = clues.found.filter((clue) => clue.kind === 'token');
  const [first] = tokens;
  const onlyTokens = tokens.length === clues.found.length && clues.ticket === null;
  return {
    caller: onlyTokens ? '' : selectionClue(clues.plain),
    ticket: clues.ticket ?? (same ? before.ticket : ''),
    token: first?.token ?? '',
  };
}

/** Whether something about an account is there. */
export function namesAccount({ caller, token }: CallerText, read: ReadText): boolean {
  return token !== '' || read(caller).found.length > 0;
}

/** What was understood, in the order in which it is shown. */
export function piecesOf({ caller, ticket, token }: CallerText, read: ReadText): readonly Piece[] {
  const { found, ticket: named } = read(caller);
  return [
    ...found.flatMap((clue) => pieceOf(clue)),
    ...(token === '' ? [] : [{ kind: 'token' } as const]),
    ...(named !== null && named === ticket ? [{ kind: 'ticket', text: named } as const] : []),
  ];
}

function pieceOf(clue: Clue): readonly Piece[] {
  switch (clue.kind) {
    case 'phone':
      return [{ kind: 'phone', text: phoneText(clue.phone) }];
    case 'email':
      return [{ kind: 'email', text: clue.email }];
    case 'user-id':
      return [{ kind: 'user-id', text: clue.userId }];
    case 'token':
      return [];
  }
}

export const phoneText = ({ phoneCountryCode, phoneNumber }: PhoneNumber) =>
  `${phoneCountryCode} ${phoneNumber}`;

/** Without some of the pieces. The box then shows the others as they were understood. */
export function without(
  before: CallerText,
  off: (piece: Piece) => boolean,
  read: ReadText,
): CallerText {
  const pieces = piecesOf(before, read);
  const kept = pieces.filter((piece) => !off(piece));
  const ticketOff = pieces.some((piece) => piece.kind === 'ticket' && off(piece));
  const tokenOff = pieces.some((piece) => piece.kind === 'token' && off(piece));
  return {
    caller: kept.flatMap((piece) => (piece.kind === 'token' ? [] : [piece.text])).join(' '),
    ticket: ticketOff ? '' : before.ticket,
    token: tokenOff ? '' : before.token,
  };
}

export function samePiece(one: Piece, other: Piece): boolean {
  if (one.kind === 'token' || other.kind === 'token') return one.kind === other.kind;
  return one.kind === other.kind && one.text === other.text;
}
