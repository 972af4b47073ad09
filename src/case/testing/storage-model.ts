import type { Case } from '../case';
import { parseCase } from '../case-schema';
import { type HeldCase, noSecrets, type Secrets } from '../ports';
import type { Receipt } from '../receipt';

/** Everything a desk asks of its surroundings, each of which may fail and at each of which a worker may die. */
export const ports = ['cases.load', 'cases.save', 'cases.clear', 'receipts.put', 'wire'] as const;

export type Port = (typeof ports)[number];

export type StoragePort = Exclude<Port, 'wire'>;

/** Storage failed and did nothing: browsers write in transactions. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed';
}

/** What outlives a worker: the disk, and the browser's memory. */
export class StorageModel {
  /** The stored case; immutable, so comparing references is enough. */
  written: Case | null = null;
  /** Sealed with it. */
  secrets: Secrets = noSecrets;
  locked = false;
  /** After a lock, until everything that was out has settled and the case is forgotten. */
  settling = false;
  readonly receipts = new Map<string, Receipt>();
  /** The calls that will fail, each at its next use. */
  readonly faults: Port[] = [];

  load(): HeldCase | null | 'locked' {
    if (this.locked) return 'locked';
    if (this.written === null) return null;
    const current = parseCase(JSON.parse(JSON.stringify(this.written)));
    return { current, secrets: this.secrets };
  }

  save({ current, secrets }: HeldCase): void {
    this.written = current;
    this.secrets = secrets;
  }

  clear(): void {
    this.written = null;
    this.secrets = noSecrets;
  }

  /** @throws StorageFailed if the call is to fail. */
  mayFail(port: Port): void {
    const index = this.faults.indexOf(port);
    if (index === -1) return;
    this.faults.splice(index, 1);
    throw new StorageFailed(port);
  }
}
