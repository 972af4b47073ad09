/** The extension's pages, by their paths in the package. */
export const pages = {
  popup: 'extension/popup/index.html',
  options: 'extension/options/index.html',
  /** Chrome's offscreen document. */
  offscreen: 'extension/offscreen/index.html',
} as const;
