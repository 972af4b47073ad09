import type { Method } from './protocol';

/** What is taken while the vault is locked. Everything else is refused then, whatever it is about. */
const taken: ReadonlySet<Method> = new Set<Method>([
  'app.wake',
  'vault.create',
  'vault.unlock',
  'passkey.unlock',
  'vault.lock',
  'vault.touch',
  'vault.reset',
  'practice.enter',
  'practice.leave',
  'practice.call',
  'security.refusedMessages',
]);

export function takenWhileLocked(method: Method): boolean {
  return taken.has(method);
}
