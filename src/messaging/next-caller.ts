import type { Draft, DraftFields } from './draft';
import { emptyDraft } from './empty-draft';

/** Draft fields that are not about the caller who is leaving. `clue` was selected for the next one. */
export const keptForNextCaller: readonly (keyof Draft)[] = ['environmentId', 'environment', 'clue'];

/** The draft fields to empty before the next caller. A field added later is emptied, too. */
export const emptiedForNextCaller: DraftFields = Object.fromEntries(
  Object.entries(emptyDraft).filter(([field]) => keptForNextCaller.every((kept) => kept !== field)),
);
