import type { Draft, DraftFields } from './draft';
import { emptyDraft } from './empty-draft';

/** What an agent has typed that is not about the caller who is leaving. `clue` was selected for the next one. */
export const keptForNextCaller: readonly (keyof Draft)[] = [
  'route',
  'environmentId',
  'environment',
  'clue',
];

/** What is to be emptied in a draft before the next caller. A field that is added later is emptied, too. */
export const emptiedForNextCaller: DraftFields = Object.fromEntries(
  Object.entries(emptyDraft).filter(([field]) => keptForNextCaller.every((kept) => kept !== field)),
);
