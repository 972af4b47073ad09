import { usePorts } from '../ports-context';
import { Button } from './button';

/** To the world in which nothing is real, with one click. */
export function PracticeButton({ blocked }: { blocked: boolean }) {
  const { t, send } = usePorts();
  return (
    <Button
      id="practice"
      kind="quiet"
      blocked={blocked}
      onClick={() => void send('practice.enter', {}).catch(() => undefined)}
    >
      {t('practise')}
    </Button>
  );
}
