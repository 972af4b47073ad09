import type { Safeguard } from '../../src/case/ports';
import type { Environment } from '../../src/environments/environment';
import type { VaultContent } from '../../src/environments/vault-content';
import { failure } from '../../src/genauth/failure';
import { guard } from '../../src/safeguards/guard';
import type { Safeguards } from '../../src/safeguards/safeguards';

export interface SafeguardPorts {
  /** Null while the vault is locked. */
  readonly content: () => Promise<VaultContent | null>;
  readonly safeguardsOf: (environment: Environment) => Promise<Safeguards>;
  /** How many numbers were, or may have been, taken off accounts of an environment since then (ms since the epoch). */
  readonly unboundSince: (environmentId: string, since: number) => Promise<number>;
  readonly now: () => number;
}

const hour = 60 * 60_000;

/** Gathers what the guard needs to know. Where that cannot be had, what needs guarding is not done. */
export function createSafeguard(ports: SafeguardPorts): Safeguard {
  return async (current, command) => {
    const { type } = command;
    if (type !== 'record-grounds' && type !== 'send-code' && type !== 'admin-unbind') return null;
    const content = await ports.content();
    if (content === null) return failure('not-sent', 'vault-locked');
    const { id } = current.environment;
    const environment = content.environments.find((each) => each.id === id);
    if (environment === undefined) return failure('not-sent', 'environment-missing');
    const safeguards = await ports.safeguardsOf(environment);
    const unboundLastHour =
      safeguards.hourlyLimit === 0 ? 0 : await ports.unboundSince(id, ports.now() - hour);
    const code = guard(current, command, safeguards, { unboundLastHour });
    return code === null ? null : failure('not-sent', code);
  };
}
