import { lazily } from '../lazy';

/** What is shown above everything in practice, and only there. */
export const practiceShown = lazily(() => import('./practice-shown'));
