import { type MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { dictionary as romaji } from '@zxcvbn-ts/language-ja';
import { type Judgement, strengthOf, type Weakness } from '../passphrase-strength';
import { chinese } from './chinese';
import { japanese } from './japanese';

/** The product's and its trade's own words, tried before all others. */
const ownWords = 'unbind desk unbinddesk genauth authing helpdesk callcenter admin agent'.split(
  ' ',
);

/** The estimate's time grows with the square of the length. What is beyond only adds. */
const JUDGED_MAX = 64;

const estimator = new ZxcvbnFactory({
  graphs: adjacencyGraphs,
  dictionary: {
    ...common,
    ...english,
    ...Object.fromEntries(Object.entries(romaji).map(([name, list]) => [`${name}-ja`, list])),
    ...chinese,
    ...japanese,
  },
  maxLength: JUDGED_MAX,
  // Each is another spelling to look up: p4$$w0rd is found with a few.
  l33tMaxSubstitutions: 16,
});

const gap = /[\s\-_.]+/g;

/**
 * Roughly how hard a new passphrase is to guess, and why. Slow to load and up to some 100 ms to run: for a thread of its own.
 * @see https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler
 */
export function judgePassphrase(passphrase: string): Judgement {
  const text = passphrase.normalize('NFKC');
  const { guessesLog10, sequence } = estimator.check(text, ownWords);
  // The estimator takes short words between spaces for random letters, so the words are judged without the gaps, too.
  const gaps = text.slice(0, JUDGED_MAX).match(gap)?.length ?? 0;
  const joined = estimator.check(text.replaceAll(gap, ''), ownWords);
  return joined.guessesLog10 + gaps < guessesLog10
    ? { strength: strengthOf(joined.guessesLog10 + gaps), weakness: weaknessOf(joined.sequence) }
    : { strength: strengthOf(guessesLog10), weakness: weaknessOf(sequence) };
}

function weaknessOf(parts: readonly MatchExtended[]): Weakness | null {
  const known = parts.flatMap((part) => {
    const weakness = partWeakness(part);
    return weakness === null ? [] : [{ weakness, length: part.token.length }];
  });
  known.sort((a, b) => b.length - a.length);
  return known[0]?.weakness ?? null;
}

function partWeakness({ pattern, dictionaryName }: MatchExtended): Weakness | null {
  switch (pattern) {
    case 'dictionary':
      return dictionaryWeakness(String(dictionaryName));
    case 'spatial':
      return 'keyboard';
    case 'repeat':
      return 'repeat';
    case 'sequence':
    case 'wordSequence':
      return 'sequence';
    case 'date':
    case 'regex':
      return 'date';
    default:
      return null;
  }
}

function dictionaryWeakness(name: string): Weakness {
  if (/^passwords/.test(name)) return 'common';
  if (/^(?:first|last)names/.test(name)) return 'name';
  return 'word';
}
