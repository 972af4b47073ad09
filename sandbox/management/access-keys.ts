import type { World } from '../state/world';

/** The secret of an access key of the pool, or undefined. */
export function accessKeySecret({ accessKeys }: World, accessKeyId: string): string | undefined {
  return accessKeys.find((key) => key.accessKeyId === accessKeyId)?.accessKeySecret;
}
