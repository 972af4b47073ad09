/** Who sent a message, as far as the browser vouches for it. */
export interface Sender {
  readonly id: string | undefined;
  /** The address of the page that sent it. */
  readonly url: string | undefined;
  /** The origin of that page, which tells where the address alone could be made up; not every browser gives it. */
  readonly origin: string | undefined;
  /** 0 is the page itself, anything else a frame in it. Absent where the page is no tab. */
  readonly frameId: number | undefined;
  /** A program outside of the browser. */
  readonly nativeApplication: string | undefined;
}

/** This extension, and those of its pages that send commands: paths from its root, with a leading slash. */
export interface Own {
  readonly id: string;
  readonly origin: string;
  readonly pages: readonly string[];
}

/** Whether a message comes from one of this extension's own pages, and from the page itself. */
export function isOwnPage(sender: Sender, own: Own): boolean {
  const { id, url, origin, frameId = 0, nativeApplication } = sender;
  if (id !== own.id || nativeApplication !== undefined || frameId !== 0) return false;
  if (origin !== undefined && origin !== own.origin) return false;
  const page = parsed(url);
  // Not `page.origin`: a scheme that the URL standard does not know has none.
  return page !== null && startOf(page) === own.origin && own.pages.includes(page.pathname);
}

function parsed(url: string | undefined): URL | null {
  try {
    return new URL(url ?? '');
  } catch {
    return null;
  }
}

/** Scheme, host and port, user information included: our own pages have none. */
function startOf({ href, pathname, search, hash }: URL): string {
  return href.slice(0, href.length - pathname.length - search.length - hash.length);
}
