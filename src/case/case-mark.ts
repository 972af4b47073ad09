import * as v from 'valibot';
import { type Case, running } from './case';
import { unbindings } from './operation';

/**
 * What the vault knows about the open case, so that nobody can put back an older record, or remove it, unnoticed.
 * `revision` is the least that the record has to have. A case that is `opening` may not be stored yet, and one that is
 * `closing` may be gone already.
 */
export const CaseMarkSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.maxLength(64)),
    revision: v.pipe(v.number(), v.integer()),
    state: v.picklist(['opening', 'open', 'closing']),
  }),
  v.readonly(),
);

export type CaseMark = v.InferOutput<typeof CaseMarkSchema>;

/** The mark that a case calls for once it is stored; null where the last one still serves. */
export function markFor(current: Case, last: CaseMark | null): CaseMark | null {
  const { id, revision, outcome, operations } = current;
  const mark = { id, revision, state: 'open' } as const;
  if (last?.id !== id) return { ...mark, state: 'opening' };
  if (last.state === 'opening') return mark;
  // An act on the number, and an outcome, are never to be taken back.
  const act = operations.findLast(({ kind }) => unbindings.includes(kind));
  const acting = act !== undefined && running(current) === act;
  return acting || outcome !== null ? mark : null;
}

/** What is wrong with a stored case beside its mark; null where nothing is. `undefined`: the vault has never known of any. */
export function faultBeside(
  stored: Pick<Case, 'id' | 'revision'> | null,
  mark: CaseMark | null | undefined,
): 'rolled-back' | 'missing' | null {
  if (mark === undefined) return null;
  if (stored === null) return mark === null || mark.state !== 'open' ? null : 'missing';
  return mark !== null && mark.id === stored.id && stored.revision >= mark.revision
    ? null
    : 'rolled-back';
}
