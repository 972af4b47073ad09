import type { LostVault } from '../../vault/lost-vault';
import { usePorts } from '../ports-context';
import { dateTime } from '../text/time-text';
import { Notice } from './notice';

/** The vault is gone without the agent's doing: since when, what is left, and what to do. */
export function LostNotice({ lost: { since, kept } }: { lost: LostVault }) {
  const { t } = usePorts();
  return (
    <Notice code="data-lost">
      <p>{since === null ? t('lost_what') : t('lost_since', dateTime(since))}</p>
      {kept.includes('receipts') && <p>{t('lost_kept_receipts')}</p>}
      {kept.includes('case') && <p>{t('lost_kept_case')}</p>}
      <p>{t('lost_do')}</p>
    </Notice>
  );
}
