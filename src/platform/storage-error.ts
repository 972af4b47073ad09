/** Storage failed, or returned something that cannot be read. The stored record stays unchanged. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly code: 'unavailable' | 'undecodable',
    key: string,
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${key}`, options);
  }
}
