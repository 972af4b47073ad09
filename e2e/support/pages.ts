/** The built extension's pages, relative to its origin. */
export const extensionPages = {
  popup: 'extension/popup/index.html',
  options: 'extension/options/index.html',
} as const;

/** The size of a popup as both browsers show it, in CSS pixels. */
export const popupSize = { width: 380, height: 600 } as const;
