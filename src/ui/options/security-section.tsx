import type { UnlockedVault } from '../../messaging/app-state';
import { usePorts } from '../ports-context';
import { AgentForm } from './agent-form';
import { LocksForm } from './locks-form';
import { PasskeysPanel } from './passkeys-panel';
import { PassphraseForm } from './passphrase-form';
import { RefusedMessagesPanel } from './refused-messages-panel';

/** When the vault locks, what opens it, and which messages were rejected. */
export function SecuritySection({ vault, agent }: { vault: UnlockedVault; agent: string }) {
  const { t } = usePorts();
  return (
    <section id="security">
      <div>
        <h1>{t('security_title')}</h1>
        <p class="lead">{t('security_lead')}</p>
      </div>
      <LocksForm vault={vault} />
      <AgentForm agent={agent} />
      <PassphraseForm />
      {vault.passkeys !== null && <PasskeysPanel passkeys={vault.passkeys} />}
      <RefusedMessagesPanel />
    </section>
  );
}
