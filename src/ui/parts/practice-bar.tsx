import '../style/practice-bar.css';
import { useEffect } from 'preact/hooks';
import type { AppState } from '../../messaging/app-state';
import type { PracticeState } from '../../practice/callers';
import { lazyScreen } from '../lazy-screen';
import { usePorts } from '../ports-context';
import { Button } from './button';

const panel = lazyScreen(() =>
  import('./practice-panel').then(({ PracticePanel }) => PracticePanel),
);

/** Nothing on the page is real: said above everything, on every page, as long as it is so. */
export function PracticeBar({ state, whole }: { state: AppState; whole: boolean }) {
  const { practice } = state;
  return practice === null ? null : (
    <PracticeShown state={state} practice={practice} whole={whole} />
  );
}

interface PracticeShownProps {
  state: AppState;
  practice: PracticeState;
  whole: boolean;
}

function PracticeShown({ state, practice, whole }: PracticeShownProps) {
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
      {whole && <panel.Screen state={state} practice={practice} />}
    </aside>
  );
}
