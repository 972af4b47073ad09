import type { Page } from 'playwright';
import { type ChromiumExtension, isWelcome } from './chromium-extension';

/** The page of the extension that was opened last, but for its welcome, which is on its way out. */
export function openPage({ context }: ChromiumExtension): Page {
  const page = context.pages().findLast((each) => !isWelcome(each));
  if (page === undefined) throw new Error('no page is open');
  return page;
}
