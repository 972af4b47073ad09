import type { Case } from '../../case/case';
import { usePorts } from '../ports-context';
import { announcement } from '../text/announcement';
import { useSecondsLeft } from '../use-seconds-left';

/** Announces events to screen readers. Rendered before there is anything to announce. */
export function Announcer({ current }: { current: Case | null }) {
  const { t } = usePorts();
  const sent = current?.unbindCode ?? current?.loginCode ?? null;
  const left = useSecondsLeft(sent?.resendAt ?? null);
  return (
    <div class="unseen" role="status" aria-live="polite" data-testid="announcer">
      {announcement(current, sent !== null && left === 0, t)}
    </div>
  );
}
