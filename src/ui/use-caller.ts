import type { CallerText, Piece, ReadText } from '../clues/caller-text';
import type { Clues } from '../clues/read-clues';
import { selectionClue } from '../clues/selection-clue';
import type { Draft, DraftFields } from '../messaging/draft';
import { type Signal, useSignal } from './signal';
import { loadReader, useReading } from './use-reading';

export type Keep = (part: DraftFields) => void;

/** A text that was taken over from a paste or a selection. */
export interface Taken {
  /** The box was about somebody else before. */
  readonly another: boolean;
  readonly hasToken: boolean;
}

export interface Caller {
  readonly text: Signal<string>;
  readonly ticket: Signal<string>;
  readonly token: Signal<string>;
  /** What was understood of the box; null if it is empty. */
  readonly reading: Clues | null;
  /** The box was edited. */
  readonly edit: () => void;
  /** Shows a pasted or selected text instead. Null if it names no account. */
  readonly take: (text: string, caseIsOpen: boolean, keeping: Keep) => Promise<Taken | null>;
  /** Takes pieces off. True if the number is the same as before. */
  readonly takeOff: (off: (piece: Piece) => boolean) => Promise<boolean>;
}

/** The box, the ticket and the token: what is known about the caller on the line, in this window. */
export function useCaller(draft: Draft, countryCode: string, keep: Keep): Caller {
  const text = useSignal(draft.caller);
  const ticket = useSignal(draft.ticket);
  const token = useSignal('');
  const reading = useReading(text, countryCode);
  /** The box as it was when the ticket was last read from it. */
  const lastRead = useSignal(draft.caller);
  const shown = (): CallerText => ({
    caller: text.value,
    ticket: ticket.value,
    token: token.value,
  });

  async function reader() {
    const module = await loadReader();
    const read: ReadText = (each) => module.readClues(each, countryCode);
    return { ...module, read };
  }

  function show(next: CallerText, keeping: Keep): void {
    text.value = next.caller;
    ticket.value = next.ticket;
    token.value = next.token;
    lastRead.value = next.caller;
    keeping({ caller: next.caller, ticket: next.ticket });
  }

  function edit(): void {
    const { value: caller } = text;
    keep({ caller: selectionClue(caller) });
    reader().then(
      ({ edited, read }) => {
        if (text.value !== caller) return;
        const next = edited({ ...shown(), caller: lastRead.value }, caller, read);
        lastRead.value = caller;
        if (next.ticket === ticket.value) return;
        ticket.value = next.ticket;
        keep({ ticket: next.ticket });
      },
      () => undefined,
    );
  }

  return {
    text,
    ticket,
    token,
    reading,
    edit,
    async take(pastedText, caseIsOpen, keeping) {
      const { namesAccount, pasted, read } = await reader();
      const before = shown();
      const next = pasted(before, pastedText, read, caseIsOpen);
      if (next === null) return null;
      show(next, keeping);
      return { another: !caseIsOpen && namesAccount(before, read), hasToken: next.token !== '' };
    },
    async takeOff(off) {
      const { numberToCall, read, without } = await reader();
      const number = () => JSON.stringify(numberToCall(read(text.value)));
      const before = number();
      show(without(shown(), off, read), keep);
      return number() === before;
    },
  };
}
