import { lazily } from '../lazy';

/** Menus, offers, and what goes wrong, which has many words: fetched once the first picture is drawn. */
export const later = lazily(() => import('./later-parts'));
