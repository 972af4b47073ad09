import type { Case } from '../../case/case';
import { usePorts } from '../ports-context';
import { clockTime } from '../text/time-text';

/** Tells those who do not see the screen that a code is on its way. It is there before it has anything to say. */
export function Announcer({ current }: { current: Case | null }) {
  const { t } = usePorts();
  const sent = current?.unbindCode ?? current?.loginCode ?? null;
  return (
    <div class="unseen" role="status" aria-live="polite">
      {sent?.certain === true ? `${t('live_code_sent')} ${clockTime(sent.at)}` : ''}
    </div>
  );
}
