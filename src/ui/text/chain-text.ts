import type { ChainReport } from '../../history/history';
import type { Translate } from '../ports';
import { countText as count } from './plural';

/** Whether the chain is intact: what was found, what it means, and what to do. */
export interface ChainText {
  readonly what: string;
  readonly details: readonly string[];
}

export function chainText(report: ChainReport, t: Translate): ChainText {
  const checked = count(report.checked);
  const foreign = report.foreign === 0 ? [] : [t('chain_foreign', count(report.foreign))];
  if (report.ok) {
    const unsealed = report.unsealed === 0 ? [] : [t('chain_unsealed', count(report.unsealed))];
    const what = t(report.foreign === 0 ? 'chain_ok' : 'chain_ok_own');
    return { what, details: [...wholeText(report, t), ...unsealed, ...foreign] };
  }
  const seq = count(report.seq);
  const broken = [t('chain_broken_checked', checked), ...foreign, t('chain_broken_do')];
  switch (report.why) {
    case 'changed':
      return { what: t('chain_changed', seq), details: broken };
    case 'person-changed':
      return {
        what: t('chain_person_changed', seq),
        details: [t('chain_person_checked', checked), ...foreign, t('chain_broken_do')],
      };
    case 'missing':
      return { what: t('chain_missing', seq), details: broken };
    case 'cut-off':
      return { what: t('chain_cut_off', seq), details: broken };
  }
}

function wholeText({ checked, foreign }: ChainReport, t: Translate): string[] {
  if (checked > 0) return [t('chain_ok_checked', count(checked))];
  return foreign === 0 ? [t('chain_ok_none')] : [];
}
