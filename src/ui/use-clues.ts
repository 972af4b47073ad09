import { useEffect } from 'preact/hooks';
import { allOffers, likeliest, type Offer } from '../clues/offers';
import type { PublishedEnvironment } from '../messaging/app-state';
import type { Draft } from '../messaging/draft';
import { insert } from './insert-text';
import { type Signal, useSignal } from './signal';
import type { IdentifyField, IdentifyForm } from './use-identify-form';
import type { Pasted } from './use-paste';

interface ClueDesk {
  /** What else can be done with the pasted or selected text. */
  readonly offers: Signal<readonly Offer[]>;
  readonly take: (offer: Offer) => void;
  readonly dismiss: () => void;
}

export interface ClueParts {
  readonly form: IdentifyForm;
  readonly environment: PublishedEnvironment | null;
  readonly draft: Draft;
  /** Text selected on a page and not yet read. */
  readonly selected: Signal<string>;
  /** Text that was pasted and not yet read. */
  readonly pasted: Signal<Pasted | null>;
  readonly keep: (part: Partial<Draft>) => void;
  /** The fields are locked. */
  readonly busy: boolean;
  /** A field was filled in: the next key belongs to it. */
  readonly filled: () => void;
}

/**
 * Puts text that was pasted on this screen, or selected on a page, where it belongs: switches to a route that can use
 * it and fills in the field. Offers what else can be done with it.
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

  /** @returns whether it contained any clue */
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
    // A selection without clues is shown as it is, so that the agent sees it.
    const raw = { route: form.route.value, text: clue, shown: clue };
    // If another view was faster, its result may have been edited there since, so it stays.
    const keeping = draft.clue === clue ? keep : () => undefined;
    const unread = () =>
      take(form.route.value === 'token' ? { ...raw, route: 'admin' } : raw, keeping);
    // Clear the selection last: a view that opens meanwhile finds either it or its result.
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
