import { EventEmitter, once } from 'node:events';
import type { CDPSession, Page } from 'playwright';
import type { Complaints } from './complaints';

/**
 * Follows a browser's service workers through the DevTools protocol. Playwright keeps one object for a worker that stops
 * and starts again, and reports none of its uncaught errors.
 */
export class WorkerWatch {
  readonly #session: CDPSession;
  readonly #changes = new EventEmitter();
  /** Version id → `stopped`, `starting`, `running` or `stopping`. */
  readonly #statuses = new Map<string, string>();
  /** The versions that were asked to stop and have not stopped yet. */
  #stopping = new Set<string>();

  private constructor(session: CDPSession, complaints: Complaints) {
    this.#session = session;
    session.on('ServiceWorker.workerErrorReported', ({ errorMessage }) => {
      complaints.hear(errorMessage.sourceURL || 'the worker', errorMessage.errorMessage);
    });
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, runningStatus } of versions) {
        this.#statuses.set(versionId, runningStatus);
        if (runningStatus === 'stopped') this.#stopping.delete(versionId);
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

  /** Kills all workers as the browser does, and waits until they are gone. An open page may wake them again at once. */
  async stopAll(): Promise<void> {
    const live = [...this.#statuses].filter(([, status]) => status !== 'stopped');
    this.#stopping = new Set(live.map(([versionId]) => versionId));
    await this.#session.send('ServiceWorker.stopAllWorkers');
    while (this.#stopping.size > 0) await once(this.#changes, 'change');
  }
}
