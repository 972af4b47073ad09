import type { World } from './create-world';

/** The environment of the current case, which must not change; null if there is no readable case. */
export async function environmentInHand({ runner }: Pick<World, 'runner'>): Promise<string | null> {
  const current = await runner.current().catch(() => null);
  return current?.environment.id ?? null;
}
