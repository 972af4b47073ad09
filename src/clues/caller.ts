/** Everything that reads a caller's text: loaded together, since all of it needs the numbering plans. */
export { accountQuery, likeliestAnswer, numberToCall } from './caller-answers';
export { edited, namesAccount, pasted, without } from './caller-text';
export { readClues } from './read-clues';
