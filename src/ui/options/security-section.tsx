import type { AppState, UnlockedVault } from '../../messaging/app-state';
import { usePorts } from '../ports-context';
import { AgentForm } from './agent-form';
import { CodesForm } from './codes-form';
import { LocksForm } from './locks-form';
import { PassphraseForm } from './passphrase-form';
import { RefusedMessagesPanel } from './refused-messages-panel';

interface SecuritySectionProps extends Pick<AppState, 'agent' | 'codesGoOn'> {
  vault: UnlockedVault;
}

/** When the vault locks, what opens it, how the agent works, and which messages were rejected. */
export function SecuritySection({ vault, agent, codesGoOn }: SecuritySectionProps) {
  const { t } = usePorts();
  return (
    <section id="security">
      <div>
        <h1>{t('security_title')}</h1>
        <p class="lead">{t('security_lead')}</p>
      </div>
      <LocksForm vault={vault} />
      <AgentForm agent={agent} />
      <CodesForm codesGoOn={codesGoOn} />
      <PassphraseForm />
      <RefusedMessagesPanel />
    </section>
  );
}
