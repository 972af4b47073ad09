/** All that is to be known of what went wrong or may, as one file that is fetched when something does. */
export { CaseProblems } from './case-problems';
export { FailureBox, RefusalBox } from './error-box';
export { HostBlocked } from './host-blocked';
export { Notice } from './notice';
