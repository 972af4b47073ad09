/**
 * Every key under which something is stored; each by itself, so that a page carries no more than it uses. `local` is on
 * disk, so nothing secret is under it but the encrypted vault; `session` is in memory, and gone when the browser is.
 */
export interface StorageKey {
  readonly area: 'local' | 'session';
  readonly key: string;
}

const local = (key: string): StorageKey => ({ area: 'local', key });
const session = (key: string): StorageKey => ({ area: 'session', key });

/** `StoredVault`, version in the record. */
export const vault = /* @__PURE__ */ local('vault');
/** A damaged vault record that was put aside before it was written over. */
export const damagedVault = /* @__PURE__ */ local('vault:damaged');
/** `Case`, version in the record: the case in hand and its journal. */
export const currentCase = /* @__PURE__ */ local('case');
/** Cases that could not be read and were put aside by the agent: kept as they were, newest last. */
export const damagedCases = /* @__PURE__ */ local('case:damaged');
/** `Receipt`s that IndexedDB did not take, masked as they all are, until it does. */
export const waitingReceipts = /* @__PURE__ */ local('receipts:waiting');
/** The newest version of the extension that has used what is stored here. */
export const newestVersion = /* @__PURE__ */ local('newest-version');
/** The unlocked vault's key and its deadline. */
export const vaultKey = /* @__PURE__ */ session('vault-key');
/** `Secrets` of the case in hand. */
export const secrets = /* @__PURE__ */ session('case-secrets');
/** `AppState`, as published to the views. */
export const state = /* @__PURE__ */ session('state');
/** The browser's id of the offscreen document that a worker has made. */
export const offscreenClient = /* @__PURE__ */ session('offscreen-client');
/** `RefusedMessages`: counts. */
export const refusedMessages = /* @__PURE__ */ session('refused-messages');
/** `Draft`: unsent text of fields that hold no secret. */
export const draft = /* @__PURE__ */ session('draft');
/** `PracticeMode`: there while practice goes on, and who is on the line. */
export const practice = /* @__PURE__ */ session('practice');
/** `StoredRound`: what the service of practice was asked. */
export const practiceRound = /* @__PURE__ */ session('practice:round');
/** `VaultContent` of practice, which holds no secret of anybody's. */
export const practiceVault = /* @__PURE__ */ session('practice:vault');
export const practiceCase = /* @__PURE__ */ session('practice:case');
export const practiceDamagedCases = /* @__PURE__ */ session('practice:case:damaged');
export const practiceSecrets = /* @__PURE__ */ session('practice:case-secrets');
export const practiceWaitingReceipts = /* @__PURE__ */ session('practice:receipts:waiting');
export const practiceDraft = /* @__PURE__ */ session('practice:draft');
