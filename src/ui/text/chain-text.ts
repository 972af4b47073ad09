import type { ChainReport } from '../../history/history';
import type { Translate } from '../ports';
import { countText as count } from './plural';

/** Whether the chain holds: what was found, what that means, and what to do. */
export interface ChainText {
  readonly what: string;
  readonly details: readonly string[];
}

export function chainText(report: ChainReport, t: Translate): ChainText {
  const checked = count(report.checked);
  if (report.ok) {
    const whole = report.checked === 0 ? t('chain_ok_none') : t('chain_ok_checked', checked);
    const unsealed = report.unsealed === 0 ? [] : [t('chain_unsealed', count(report.unsealed))];
    return { what: t('chain_ok'), details: [whole, ...unsealed] };
  }
  const seq = count(report.seq);
  const broken = [t('chain_broken_checked', checked), t('chain_broken_do')];
  switch (report.why) {
    case 'changed':
      return { what: t('chain_changed', seq), details: broken };
    case 'person-changed':
      return {
        what: t('chain_person_changed', seq),
        details: [t('chain_person_checked', checked), t('chain_broken_do')],
      };
    case 'missing':
      return { what: t('chain_missing', seq), details: broken };
    case 'cut-off':
      return { what: t('chain_cut_off', seq), details: broken };
  }
}
