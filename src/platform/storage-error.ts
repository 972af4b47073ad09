/** Storage said no, or gave something that cannot be read. What is stored stays as it is. */
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
