import type { UnlockedVault } from '../../messaging/app-state';
import { usePorts } from '../ports-context';
import { Notice } from './notice';

/** Where the open vault came from, if that is not its own newest record. */
export function VaultNotice({ vault }: { vault: UnlockedVault }) {
  const { t } = usePorts();
  if (vault.recovered) return <Notice code="vault-recovered">{t('recovered')}</Notice>;
  if (vault.restored) return <Notice code="vault-restored">{t('restored')}</Notice>;
  return null;
}
