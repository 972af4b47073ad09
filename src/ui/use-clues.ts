import { useEffect } from 'preact/hooks';
import { allOffers, likeliest, type Offer } from '../clues/offers';
import type { PublishedEnvironment } from '../messaging/app-state';
import type { Draft } from '../messaging/draft';
import { insert } from './insert-text';
import { type Signal, useSignal } from './signal';
import type { IdentifyField, IdentifyForm } from './use-identify-form';
import type { Pasted } from './use-paste';

interface ClueDesk {
  /** What else could be done with the text that was pasted or selected. */
  readonly offers: Signal<readonly Offer[]>;
  readonly take: (offer: Offer) => void;
  readonly dismiss: () => void;
}

export interface ClueParts {
  readonly form: IdentifyForm;
  readonly environment: PublishedEnvironment | null;
  readonly draft: Draft;
  /** What was selected on a page and is not read yet. */
  readonly selected: Signal<string>;
  /** What was pasted and is not read yet. */
  readonly pasted: Signal<Pasted | null>;
  readonly keep: (part: Partial<Draft>) => void;
  /** Fields cannot be changed now. */
  readonly busy: boolean;
  /** A field has been filled in: the next key belongs to it. */
  readonly filled: () => void;
}

/**
 * Whatever is pasted on the screen, or was selected on a page, goes where it belongs: the route changes to one that can use
 * it and its field is filled in. What else can be done with it is offered.
 */
export function useClues(parts: ClueParts): ClueDesk {
  const { form, environment, draft, selected, pasted, keep, busy, filled } = parts;
  const offers = useSignal<readonly Offer[]>([]);

  function take(offer: Offer, keeping = keep): void {
    const field = fieldOf[offer.route];
    form.forget(field);
    form.command.clear();
    form.fields[field].value = offer.text;
    form.route.value = offer.route;
    keeping({ route: offer.route, ...(field in draft ? { [field]: offer.text } : {}) });
    filled();
  }

  /** @returns whether there was anything in it */
  async function read(text: string, keeping = keep): Promise<boolean> {
    const { readClues } = await import('../clues/read-clues');
    const { found, ticket } = readClues(text, environment?.phoneCountryCode ?? '+86');
    const all = allOffers(found);
    const best = likeliest(all, form.route.value);
    if (best === null) return false;
    take(best, keeping);
    offers.value = all.filter((offer) => offer !== best);
    if (ticket !== null && draft.ticket === '') keeping({ ticket });
    return true;
  }

  useEffect(() => {
    const { value } = pasted;
    if (value === null || busy) return;
    const { text, field } = value;
    pasted.value = null;
    read(text).then(
      (anything) => anything || insert(field, text),
      () => insert(field, text),
    );
  }, [pasted.value, busy]);

  useEffect(() => {
    const { value: clue } = selected;
    if (clue === '' || busy) return;
    selected.value = '';
    // What nothing can be made of is shown as it is, for the agent to see what was selected.
    const raw = { route: form.route.value, text: clue, shown: clue };
    // Where another view was quicker, what it made of the text may have been changed there since, and stays.
    const keeping = draft.clue === clue ? keep : () => undefined;
    const unread = () =>
      take(form.route.value === 'token' ? { ...raw, route: 'admin' } : raw, keeping);
    // Let go last: a view that opens meanwhile finds either it or what it was read as.
    read(clue, keeping)
      .then((anything) => anything || unread(), unread)
      .then(() => keeping({ clue: '' }));
  }, [selected.value, busy]);

  return {
    offers,
    take: (offer) => {
      take(offer);
      offers.value = offers.value.filter((other) => other !== offer);
    },
    dismiss: () => {
      offers.value = [];
    },
  };
}

const fieldOf = {
  sms: 'phone',
  email: 'email',
  password: 'account',
  token: 'token',
  admin: 'query',
} as const satisfies Readonly<Record<string, IdentifyField>>;
