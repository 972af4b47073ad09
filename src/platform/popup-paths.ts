import type { PopupPage } from '../toolbar/toolbar-state';

/** Where the popup's pages are. The build makes all of them of the first. */
export const popupPaths: Readonly<Record<PopupPage, string>> = {
  index: '/extension/popup/index.html',
  case: '/extension/popup/case.html',
  vault: '/extension/popup/vault.html',
};
