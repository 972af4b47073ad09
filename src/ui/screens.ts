import { lazily } from './lazy';

/** What a page may have to show first. Each is fetched by itself, as soon as it is known which it will be. */
export const screens = {
  vault: lazily(() => import('./screens/vault-screen')),
  environment: lazily(() => import('./screens/environment-screen')),
  'case-fault': lazily(() => import('./screens/case-fault-screen')),
  identify: lazily(() => import('./screens/identify-screen')),
  case: lazily(() => import('./screens/case-screen')),
  options: lazily(() => import('./pages/options-page')),
};
