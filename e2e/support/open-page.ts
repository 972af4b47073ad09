import type { Page } from 'playwright';
import type { ChromiumExtension } from './chromium-extension';

/** The page of the extension that was opened last. */
export function openPage({ context }: ChromiumExtension): Page {
  const page = context.pages().at(-1);
  if (page === undefined) throw new Error('no page is open');
  return page;
}
