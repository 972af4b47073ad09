import type { ComponentChildren } from 'preact';
import { usePorts } from '../ports-context';
import { Button } from './button';

interface TitleRowProps {
  blocked: boolean;
  onCancel: () => void;
  children: ComponentChildren;
}

/** The heading of a case's screen with Cancel, which is far from the main button. */
export function TitleRow({ blocked, onCancel, children }: TitleRowProps) {
  const { t } = usePorts();
  return (
    <div class="title-row">
      <h1>{children}</h1>
      <Button id="abandon" escape="offer" kind="quiet" blocked={blocked} onClick={onCancel}>
        {t('abandon')}
      </Button>
    </div>
  );
}
