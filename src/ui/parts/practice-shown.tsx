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

/** Nothing on the page is real: said above everything, with who calls where cases are worked. */
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
