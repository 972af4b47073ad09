import type { Case } from '../case';
import { parseCase } from '../case-schema';
import { type HeldCase, noSecrets, type Secrets } from '../ports';
import type { Receipt } from '../receipt';

/** Everything a desk asks of its surroundings, each of which may fail and at each of which a worker may die. */
export const ports = ['cases.load', 'cases.save', 'cases.clear', 'receipts.put', 'wire'] as const;

export type Port = (typeof ports)[number];

export type StoragePort = Exclude<Port, 'wire'>;

/** Storage said no, and did nothing: what browsers write, they write in transactions. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed';
}

/** What outlives a worker: the disk, and the memory of the browser. */
export class StorageModel {
  /** The case as it was written; immutable, so a glance at it is as good as reading it. */
  written: Case | null = null;
  /** Sealed with it. */
  secrets: Secrets = noSecrets;
  locked = false;
  readonly receipts = new Map<string, Receipt>();
  /** The calls that are to fail, each the next time that it is made. */
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

  /** @throws StorageFailed where the call is to fail. */
  mayFail(port: Port): void {
    const index = this.faults.indexOf(port);
    if (index === -1) return;
    this.faults.splice(index, 1);
    throw new StorageFailed(port);
  }
}
