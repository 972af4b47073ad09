import type { World } from './create-world';

/** The environment of the case in hand, which must stay as it is; null where there is no case that can be read. */
export async function environmentInHand({ runner }: Pick<World, 'runner'>): Promise<string | null> {
  const current = await runner.current().catch(() => null);
  return current?.environment.id ?? null;
}
