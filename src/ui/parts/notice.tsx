import * as laterIcons from '../later-icons';
import '../style/boxes.css';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

/** Something to know that is no error. */
export function Notice({ code, children }: { code?: string; children: ComponentChildren }) {
  return (
    <div class="box warn" data-testid="notice" data-code={code}>
      <Icon path={laterIcons.alert} />
      <div class="box-text">{children}</div>
    </div>
  );
}
