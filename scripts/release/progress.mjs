/** What a release has done so far, and how to take it back. */
export class Progress {
  #done = [];
  #undo = [];

  /**
   * @param {string} what in the past tense
   * @param {string} [undo] the command that takes it back; one that takes back earlier steps, too, makes theirs superfluous
   * @param {{ coversEarlier?: boolean }} [options]
   */
  did(what, undo, { coversEarlier = false } = {}) {
    this.#done.push(what);
    if (coversEarlier) this.#undo = [];
    // The last thing done is the first to be undone.
    if (undo !== undefined) this.#undo.unshift(undo);
  }

  /** For whoever reads that it failed, a line each. */
  report() {
    if (this.#done.length === 0) return ['Nothing was changed.'];
    const undo =
      this.#undo.length === 0
        ? ['Nothing needs to be undone.']
        : ['To undo it:', ...this.#undo.map((each) => `  ${each}`)];
    return ['Done until then:', ...this.#done.map((each) => `  ✓ ${each}`), ...undo];
  }
}
