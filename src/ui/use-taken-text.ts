import { useEffect } from 'preact/hooks';
import { insert } from './insert-text';
import { usePorts } from './ports-context';
import type { Signal } from './signal';
import type { CallForm } from './use-call-form';
import type { Keep } from './use-caller';
import type { Pasted } from './use-paste';

interface TakenText {
  readonly form: CallForm;
  /** Text that was pasted and not yet read. */
  readonly pasted: Signal<Pasted | null>;
  /** Text selected on a page and not yet read. */
  readonly selected: Signal<string>;
  /** A case is open: a selection is for the next caller. */
  readonly caseIsOpen: boolean;
  /** The fields are locked. */
  readonly busy: boolean;
  /** Something was filled in: the next key belongs to it. */
  readonly filled: () => void;
}

/** Puts text that was pasted on this screen, or selected on a page, where it belongs. */
export function useTakenText(parts: TakenText): void {
  const { state } = usePorts();
  const { form, pasted, selected, caseIsOpen, busy, filled } = parts;

  useEffect(() => {
    const { value } = pasted;
    if (value === null || busy) return;
    const { text, field } = value;
    pasted.value = null;
    form.take(text).then(
      (anything) => (anything ? filled() : insert(field, text)),
      () => insert(field, text),
    );
  }, [pasted.value, busy]);

  useEffect(() => {
    const { value: clue } = selected;
    if (clue === '' || busy || caseIsOpen) return;
    selected.value = '';
    // If another view was faster, its result may have been edited there since, so it stays.
    const keeping: Keep = (part) => {
      if (state.value?.draft.clue === clue) form.keep(part);
    };
    // A selection without clues is shown as it is, so that the agent sees it.
    const unread = () => {
      form.fields.caller.value = clue;
      form.fields.ticket.value = '';
      keeping({ caller: clue, ticket: '' });
    };
    // Clear the selection last: a view that opens meanwhile finds either it or its result.
    form
      .take(clue, keeping)
      .then((anything) => anything || unread(), unread)
      .then(() => {
        filled();
        keeping({ clue: '' });
      });
  }, [selected.value, busy, caseIsOpen]);
}
