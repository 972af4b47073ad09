import { EventEmitter, once } from 'node:events';
import type { CDPSession, Page } from 'playwright';
import type { Complaints } from './complaints';

/**
 * Follows a browser's service workers through the DevTools protocol. Playwright keeps one object for a worker that stops and
 * starts again, and hears none of its uncaught errors.
 */
export class WorkerWatch {
  readonly #session: CDPSession;
  readonly #changes = new EventEmitter();
  /** Version id → `stopped`, `starting`, `running` or `stopping`. */
  readonly #statuses = new Map<string, string>();

  private constructor(session: CDPSession, complaints: Complaints) {
    this.#session = session;
    session.on('ServiceWorker.workerErrorReported', ({ errorMessage }) => {
      complaints.hear(errorMessage.sourceURL || 'the worker', errorMessage.errorMessage);
    });
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, runningStatus } of versions) {
        this.#statuses.set(versionId, runningStatus);
      }
      this.#changes.emit('change');
    });
  }

  /** @param page any page of the browser; the watch ends with it */
  static async start(page: Page, complaints: Complaints): Promise<WorkerWatch> {
    const session = await page.context().newCDPSession(page);
    const watch = new WorkerWatch(session, complaints);
    await session.send('ServiceWorker.enable');
    return watch;
  }

  /** Kills all workers as the browser does, and waits until they are gone. */
  async stopAll(): Promise<void> {
    await this.#session.send('ServiceWorker.stopAllWorkers');
    while (![...this.#statuses.values()].every((status) => status === 'stopped')) {
      await once(this.#changes, 'change');
    }
  }
}
