import type { Page } from 'playwright';
import { type ChromiumExtension, isWelcome } from './chromium-extension';

/** The extension's page that was opened last, without the welcome page, which is closing. */
export function openPage({ context }: ChromiumExtension): Page {
  const page = context.pages().findLast((each) => !isWelcome(each));
  if (page === undefined) throw new Error('no page is open');
  return page;
}
