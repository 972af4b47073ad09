import type { Case } from '../case';
import { parseCase } from '../case-schema';
import { noSecrets, type Secrets } from '../ports';
import type { Receipt } from '../receipt';

/** Everything a desk asks of its surroundings, each of which may fail and at each of which a worker may die. */
export const ports = [
  'cases.load',
  'cases.save',
  'cases.clear',
  'secrets.load',
  'secrets.save',
  'receipts.put',
  'wire',
] as const;

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
  secrets: Secrets = noSecrets;
  readonly receipts = new Map<string, Receipt>();
  /** The calls that will fail, each at its next use. */
  readonly faults: Port[] = [];

  load(): Case | null {
    return this.written === null ? null : parseCase(JSON.parse(JSON.stringify(this.written)));
  }

  save(current: Case): void {
    this.written = current;
  }

  clear(): void {
    this.written = null;
  }

  /** @throws StorageFailed if the call is to fail. */
  mayFail(port: Port): void {
    const index = this.faults.indexOf(port);
    if (index === -1) return;
    this.faults.splice(index, 1);
    throw new StorageFailed(port);
  }
}
