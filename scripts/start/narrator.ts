import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../../e2e/support/repository';

const folder = join(root, 'artifacts', 'start');

/** Takes a picture into a file. */
export type Camera = (path: string) => Promise<void>;

/** Reports a journey step by step, each with a picture and the time it took. */
export class Narrator {
  #count = 0;

  /** Begins a new album. */
  static async begin(): Promise<Narrator> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return new Narrator();
  }

  /** Where the pictures are, relative to the repository's root. */
  get album(): string {
    return `${relative(root, folder)}/`;
  }

  /**
   * Does a step, then reports it.
   *
   * @param name the picture's
   * @param act returns the sentence to report
   */
  async step(name: string, camera: Camera, act: () => Promise<string>): Promise<void> {
    const from = performance.now();
    const sentence = await act();
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    this.#count += 1;
    const number = String(this.#count).padStart(2, '0');
    await camera(join(folder, `${number}-${name}.png`));
    console.log(`${number}  ${sentence}  (${seconds} s)`);
  }

  /** A picture of where it went wrong. */
  async failed(camera: Camera): Promise<void> {
    await camera(join(folder, 'failed.png'));
  }
}
