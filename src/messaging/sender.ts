/** The sender of a message, as vouched for by the browser. */
export interface Sender {
  readonly id: string | undefined;
  /** The URL of the page that sent it. */
  readonly url: string | undefined;
  /** The origin of that page, a second check next to the URL; not every browser sets it. */
  readonly origin: string | undefined;
  /** 0 is the page itself, anything else a frame in it. Absent if the page is not in a tab. */
  readonly frameId: number | undefined;
  /** A program outside the browser. */
  readonly nativeApplication: string | undefined;
}

/** This extension, and its pages that send commands: paths from its root, with a leading slash. */
export interface Own {
  readonly id: string;
  readonly origin: string;
  readonly pages: readonly string[];
}

/** Whether a message comes from one of this extension's own pages, and not from a frame in it. */
export function isOwnPage(sender: Sender, own: Own): boolean {
  const { id, url, origin, frameId = 0, nativeApplication } = sender;
  if (id !== own.id || nativeApplication !== undefined || frameId !== 0) return false;
  if (origin !== undefined && origin !== own.origin) return false;
  const page = parsed(url);
  // Not `page.origin`: it is opaque for schemes that the URL standard does not know.
  return page !== null && startOf(page) === own.origin && own.pages.includes(page.pathname);
}

function parsed(url: string | undefined): URL | null {
  try {
    return new URL(url ?? '');
  } catch {
    return null;
  }
}

/** Scheme, host and port, including user information, which our own pages do not have. */
function startOf({ href, pathname, search, hash }: URL): string {
  return href.slice(0, href.length - pathname.length - search.length - hash.length);
}
