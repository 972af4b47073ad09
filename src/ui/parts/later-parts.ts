/** What no page shows in its first picture, as one file. */
export { CaseProblems } from './case-problems';
export { ClueOffers } from './clue-offers';
export { FailureBox, RefusalBox } from './error-box';
export { FieldError } from './field-error';
export { HeaderMenu } from './header-menu';
export { HostBlocked } from './host-blocked';
export { Notice } from './notice';
