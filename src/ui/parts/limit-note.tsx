import { limitLeft } from '../../safeguards/hourly-limit';
import { usePorts } from '../ports-context';
import { clockTime } from '../text/clock-time';
import { countText, pluralText } from '../text/plural';
import { useAnswer } from '../use-answer';
import { useSecondsLeft } from '../use-seconds-left';
import { Notice } from './notice';

interface LimitNoteProps {
  environmentId: string;
  /** It is asked again when this changes: when a case was opened or has ended. */
  occasion: string | number;
}

/** What is left of the environment's hourly limit, before any work is done; nothing if there is no limit. */
export function LimitNote({ environmentId, occasion }: LimitNoteProps) {
  const { t, send, now } = usePorts();
  const answer = useAnswer(
    () => send('environment.limit', { id: environmentId }),
    `${environmentId} ${occasion}`,
  );
  const use = answer.given?.value ?? { limit: 0, times: [] };
  const told = limitLeft(use, now());
  // Draws again when the next one is possible.
  useSecondsLeft(told?.nextAt ?? null);
  if (told === null) return null;
  if (told.nextAt !== null) {
    return (
      <Notice code="limit-reached">
        <p class="box-title">{t('fail_limit_reached')}</p>
        <p data-testid="possible-at">{t('possible_at', clockTime(told.nextAt))}</p>
      </Notice>
    );
  }
  return (
    <p class="small" data-testid="limit-left" data-left={told.left}>
      {pluralText(t, 'limit_left', told.left, countText(told.limit))}
    </p>
  );
}
