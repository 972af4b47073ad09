import type { Case } from '../../case/case';
import { reopenableUntil } from '../../case/reopen';
import { usePorts } from '../ports-context';
import { countText } from '../text/plural';
import type { CommandRunner } from '../use-command';
import { useSecondsLeft } from '../use-seconds-left';
import { Button } from './button';
import { Notice } from './notice';

/** Opens a cancelled case again, for a few seconds. */
export function UndoCancel({ current, command }: { current: Case; command: CommandRunner }) {
  const { t, send } = usePorts();
  const left = useSecondsLeft(reopenableUntil(current));
  if (left === 0) return null;
  const { revision } = current;
  return (
    <Notice code="cancelled">
      <div class="undo">
        <p>{t('cancelled_undo', countText(left))}</p>
        <Button
          id="undo-cancel"
          blocked={command.pending}
          onClick={() => void command.run(() => send('case.reopen', { revision }))}
        >
          {t('undo_cancel')}
        </Button>
      </div>
    </Notice>
  );
}
