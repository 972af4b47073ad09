import { usePorts } from '../ports-context';
import { Button } from './button';

/** Turns practice mode on. */
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
