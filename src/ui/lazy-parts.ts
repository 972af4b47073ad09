import { lazily } from './lazy';

/**
 * The screens and parts that a page loads separately, each from its own file. Everything else is in the page's main
 * file: the identify screen, which the popup shows most of the time, and what all screens need.
 */
export const lazyParts = {
  // Screens, loaded when the published state calls for one.
  vault: lazily(() => import('./screens/vault-screen')),
  environment: lazily(() => import('./screens/environment-screen')),
  'case-fault': lazily(() => import('./screens/case-fault-screen')),
  case: lazily(() => import('./screens/case-screen')),
  options: lazily(() => import('./pages/options-page')),
  // Parts, loaded when they are shown or once the first frame is drawn.
  problems: lazily(() => import('./parts/case-problems')),
  practice: lazily(() => import('./parts/practice-shown')),
  candidates: lazily(() => import('./parts/candidate-list')),
  toCheck: lazily(() => import('./parts/to-check')),
  limit: lazily(() => import('./parts/limit-note')),
  passkeyOffer: lazily(() => import('./parts/passkey-offer')),
  callerPieces: lazily(() => import('./parts/caller-pieces')),
  signIn: lazily(() => import('./parts/sign-in')),
  help: lazily(() => import('./parts/help-dialog')),
};
