import { CaseRecordError } from '../../src/case/case-record';
import type { CaseFault } from '../../src/messaging/app-state';
import { StorageError } from '../../src/platform/storage-error';

/** What is wrong with the stored case or its storage; null for any other error, which is a bug. */
export function caseFault(error: unknown): CaseFault | null {
  if (error instanceof CaseRecordError) return error.code;
  return error instanceof StorageError ? 'storage' : null;
}
