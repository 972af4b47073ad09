import type { PublishedEnvironment } from '../../messaging/app-state';
import { whole } from '../../safeguards/default-safeguards';
import { limitLeft } from '../../safeguards/hourly-limit';
import { usePorts } from '../ports-context';
import { clockTime } from '../text/clock-time';
import { countText, pluralText } from '../text/plural';
import { useAnswer } from '../use-answer';
import { useSecondsLeft } from '../use-seconds-left';
import { Notice } from './notice';

interface LimitNoteProps {
  environment: PublishedEnvironment;
  /** The times are asked for again when this changes: when a case was opened or has ended. */
  occasion: string | number;
}

/** What is left of the environment's hourly limit, before any work is done; nothing if there is no limit. */
export function LimitNote({ environment, occasion }: LimitNoteProps) {
  const { hourlyLimit } = whole(environment.safeguards);
  return hourlyLimit === 0 ? null : (
    <LimitLeft id={environment.id} occasion={`${hourlyLimit} ${occasion}`} />
  );
}

function LimitLeft({ id, occasion }: { id: string; occasion: string }) {
  const { t, send, now } = usePorts();
  const answer = useAnswer(() => send('environment.limit', { id }), `${id} ${occasion}`);
  const told = answer.given === null ? null : limitLeft(answer.given.value, now());
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
