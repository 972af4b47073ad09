import * as laterIcons from '../later-icons';
import '../style/boxes.css';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

/** Something to know that is no error. */
export function Notice({ children }: { children: ComponentChildren }) {
  return (
    <div class="box warn" data-testid="notice">
      <Icon path={laterIcons.alert} />
      <div class="box-text">{children}</div>
    </div>
  );
}
