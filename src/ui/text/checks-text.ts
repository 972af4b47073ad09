import { checksIn } from '../../case/checks';
import type { Operation } from '../../case/operation';
import type { Translate } from '../ports';
import { pluralText } from './plural';
import { nearTime } from './time-text';

/** How often an account was checked, and when last. @param now milliseconds since the epoch */
export function checksText(operations: readonly Operation[], now: number, t: Translate): string {
  const { count, lastAt } = checksIn(operations);
  return lastAt === null
    ? t('checked_never')
    : pluralText(t, 'checked', count, nearTime(lastAt, now));
}
