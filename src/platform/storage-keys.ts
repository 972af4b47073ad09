/**
 * Every key of the extension's storage, each exported by itself so that a page loads only those it uses. `local` is on disk:
 * the encrypted vault is the only secret in it. `session` is in memory and ends with the browser.
 *
 * `checks/storage-keys.test.ts` holds the rules: names in kebab-case with `:` for a namespace, a comment that starts with the
 * type of the record, and no key that is unused, doubled or written elsewhere. A key on disk keeps its name, or a migration
 * moves what is stored under it.
 */
export interface StorageKey {
  readonly area: 'local' | 'session';
  readonly key: string;
}

const local = (key: string): StorageKey => ({ area: 'local', key });
const session = (key: string): StorageKey => ({ area: 'session', key });

/** `StoredVault`, with its version. */
export const vault = /* @__PURE__ */ local('vault');
/** `unknown`: a damaged vault record, kept when a new vault takes its place. */
export const damagedVault = /* @__PURE__ */ local('vault:damaged');
/** `SealedCase`, with its version: the current case, sealed with its secrets, and its journal. */
export const currentCase = /* @__PURE__ */ local('case');
/** `SealedCase[]`: cases that could not be read and that the agent set aside, sealed, newest last. */
export const damagedCases = /* @__PURE__ */ local('case:damaged');
/** `StoredReceipt[]`, encrypted: receipts that IndexedDB could not take, until it can. */
export const waitingReceipts = /* @__PURE__ */ local('receipts:waiting');
/** `string`: the newest version of the extension that has used this storage. */
export const newestVersion = /* @__PURE__ */ local('newest-version');
/** `OpenVault`: the data key of the open vault, and its deadlines. */
export const vaultKey = /* @__PURE__ */ session('vault-key');
/** `number`: when the vault's owner was last proved. */
export const vaultProof = /* @__PURE__ */ session('vault-proof');
/** `AppState`, as published to the views. */
export const state = /* @__PURE__ */ session('state');
/** `string`: the browser's id of the offscreen document that a worker has made. */
export const offscreenClient = /* @__PURE__ */ session('offscreen-client');
/** `RefusedMessages`: counts since the browser started. */
export const refusedMessages = /* @__PURE__ */ session('refused-messages');
/** `SealedText` of a `Draft`: unsent text of fields that hold no secret. */
export const draft = /* @__PURE__ */ session('draft');
/** `{ callerId: string }`: present while practice mode is on; the caller who is on the line. */
export const practice = /* @__PURE__ */ session('practice');
/** `StoredRound`: the requests to practice mode's service so far. */
export const practiceRound = /* @__PURE__ */ session('practice:round');
/** `VaultContent` of practice mode, which holds no real secret. */
export const practiceVault = /* @__PURE__ */ session('practice:vault');
/** `string`: the data key of practice mode, which seals no real secret. */
export const practiceKey = /* @__PURE__ */ session('practice:key');
/** `SealedCase` of practice mode. */
export const practiceCase = /* @__PURE__ */ session('practice:case');
/** `unknown[]`: as `case:damaged`. */
export const practiceDamagedCases = /* @__PURE__ */ session('practice:case:damaged');
/** `Receipt[]` of practice mode. */
export const practiceWaitingReceipts = /* @__PURE__ */ session('practice:receipts:waiting');
/** `SealedText` of practice mode's `Draft`. */
export const practiceDraft = /* @__PURE__ */ session('practice:draft');
