import type { AppState, UnlockedVault } from '../../messaging/app-state';
import { usePorts } from '../ports-context';
import { AgentForm } from './agent-form';
import { CodesForm } from './codes-form';
import { LocksForm } from './locks-form';
import { PasskeysPanel } from './passkeys-panel';
import { PassphraseForm } from './passphrase-form';
import { RefusedMessagesPanel } from './refused-messages-panel';

interface SecuritySectionProps extends Pick<AppState, 'agent' | 'codesGoOn'> {
  vault: UnlockedVault;
  /** The organization has set the agent's name. */
  agentFixed: boolean;
}

/** When the vault locks, what opens it, how the agent works, and which messages were rejected. */
export function SecuritySection({ vault, agent, agentFixed, codesGoOn }: SecuritySectionProps) {
  const { t } = usePorts();
  return (
    <section id="security">
      <div>
        <h1>{t('security_title')}</h1>
        <p class="lead">{t('security_lead')}</p>
      </div>
      <LocksForm vault={vault} />
      <AgentForm key={agentFixed ? agent : ''} agent={agent} fixed={agentFixed} />
      <CodesForm codesGoOn={codesGoOn} />
      <PassphraseForm />
      {vault.passkeys !== null && <PasskeysPanel passkeys={vault.passkeys} />}
      <RefusedMessagesPanel />
    </section>
  );
}
