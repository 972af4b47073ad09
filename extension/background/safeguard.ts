import type { Command } from '../../src/case/event';
import type { Safeguard } from '../../src/case/ports';
import type { Environment } from '../../src/environments/environment';
import type { VaultContent } from '../../src/environments/vault-content';
import { failure } from '../../src/genauth/failure';
import { redact } from '../../src/genauth/redact';
import type { LimitedApp } from '../../src/history/unbinding-times';
import { guard } from '../../src/safeguards/guard';
import { countedSince, nextUnbindingAt } from '../../src/safeguards/hourly-limit';
import type { Safeguards } from '../../src/safeguards/safeguards';

export interface SafeguardPorts {
  /** Null while the vault is locked. */
  readonly content: () => Promise<VaultContent | null>;
  readonly safeguardsOf: (environment: Environment) => Promise<Safeguards>;
  /**
   * When numbers were, or may have been, removed from an application's accounts since then. Milliseconds since the
   * epoch.
   */
  readonly unboundSince: (app: LimitedApp, since: number) => Promise<readonly number[]>;
  readonly now: () => number;
}

/** Grounds are recorded without numbers, so the methods that they are compared with have none either. */
function asRecorded(safeguards: Safeguards): Safeguards {
  const verificationMethods = safeguards.verificationMethods.map(redact);
  return { ...safeguards, verificationMethods };
}
/** The commands that need an open vault and the environment's safeguards. A check of digits is one, or it could be guessed. */
const guarded: ReadonlySet<Command['type']> = new Set([
  'record-grounds',
  'check-last-four',
  'send-code',
  'admin-unbind',
]);

/** Gathers the facts for the guard. If they are unavailable, guarded commands are refused. */
export function createSafeguard(ports: SafeguardPorts): Safeguard {
  async function nextAt(app: LimitedApp, limit: number): Promise<number | null> {
    if (limit === 0) return null;
    const now = ports.now();
    return nextUnbindingAt(await ports.unboundSince(app, countedSince(now)), limit, now);
  }

  return async (current, command) => {
    if (!guarded.has(command.type)) return null;
    const content = await ports.content();
    if (content === null) return failure('not-sent', 'vault-locked');
    const { id } = current.environment;
    const environment = content.environments.find((each) => each.id === id);
    if (environment === undefined) return failure('not-sent', 'environment-missing');
    const safeguards = asRecorded(await ports.safeguardsOf(environment));
    const limitedUntil = await nextAt(environment, safeguards.hourlyLimit);
    const code = guard(current, command, safeguards, { limitedUntil });
    if (code !== 'limit-reached' || limitedUntil === null) {
      return code === null ? null : failure('not-sent', code);
    }
    return failure('not-sent', code, { possibleAt: limitedUntil });
  };
}
