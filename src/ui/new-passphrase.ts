import { checkPassphrase, type PassphraseProblem } from '../vault/passphrase';
import { type Signal, useSignal } from './signal';
import type { FieldProblem } from './text/field-problem-text';

const problemOf = {
  required: 'required',
  'too-short': 'passphrase-too-short',
  'too-long': 'passphrase-too-long',
} as const satisfies Record<PassphraseProblem, FieldProblem>;

export interface NewPassphrase {
  readonly first: Signal<string>;
  readonly again: Signal<string>;
  readonly problems: { readonly first: FieldProblem | null; readonly again: FieldProblem | null };
  readonly forgetProblems: () => void;
  /** Notes the problems; true if there are none. */
  readonly check: () => boolean;
}

/** A new passphrase, typed twice, since nobody can recover what was meant. */
export function useNewPassphrase(): NewPassphrase {
  const first = useSignal('');
  const again = useSignal('');
  const problems = useSignal<NewPassphrase['problems']>({ first: null, again: null });
  return {
    first,
    again,
    problems: problems.value,
    forgetProblems: () => {
      problems.value = { first: null, again: null };
    },
    check: () => {
      const found = checkPassphrase(first.value);
      const differ = found === null && first.value !== again.value;
      problems.value = {
        first: found === null ? null : problemOf[found],
        again: differ ? 'passphrase-mismatch' : null,
      };
      return found === null && !differ;
    },
  };
}
