/** What a release has done so far, and how to undo it. */
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
    // Undone in reverse order.
    if (undo !== undefined) this.#undo.unshift(undo);
  }

  /** The report after a failure, one line each. */
  report() {
    if (this.#done.length === 0) return ['Nothing was changed.'];
    const undo =
      this.#undo.length === 0
        ? ['Nothing needs to be undone.']
        : ['To undo it:', ...this.#undo.map((each) => `  ${each}`)];
    return ['Done until then:', ...this.#done.map((each) => `  ✓ ${each}`), ...undo];
  }
}
