import { seedAccessKey, seedUserPool } from '../seeds/apps';

/** The secret of an access key of the pool, or undefined. The global key's id is the pool's own. */
export function accessKeySecret(accessKeyId: string): string | undefined {
  if (accessKeyId === seedAccessKey.accessKeyId) return seedAccessKey.accessKeySecret;
  return accessKeyId === seedUserPool.userPoolId ? seedUserPool.userPoolSecret : undefined;
}
