import '../style/practice-bar.css';
import { useEffect } from 'preact/hooks';
import type { AppState } from '../../messaging/app-state';
import type { PracticeState } from '../../practice/callers';
import { usePorts } from '../ports-context';
import { Button } from './button';
import { PracticePanel } from './practice-panel';

interface PracticeShownProps {
  state: AppState;
  practice: PracticeState;
  whole: boolean;
}

/** The bar of practice mode and, where cases are handled, the caller. */
export function PracticeShown({ state, practice, whole }: PracticeShownProps) {
  const { t, send } = usePorts();
  useEffect(() => {
    const before = document.title;
    document.title = `${t('practice')} · ${before}`;
    return () => {
      document.title = before;
    };
  }, []);
  return (
    <aside class="practice" aria-label={t('practice')} data-testid="practice-bar">
      <div class="practice-bar">
        <strong>{t('practice_bar')}</strong>
        <Button
          id="leave-practice"
          onClick={() => void send('practice.leave', {}).catch(() => undefined)}
        >
          {t('leave_practice')}
        </Button>
      </div>
      {whole && <PracticePanel state={state} practice={practice} />}
    </aside>
  );
}
