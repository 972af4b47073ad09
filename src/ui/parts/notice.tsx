import type { ComponentChildren } from 'preact';
import * as icons from '../icons';
import { Icon } from './icon';

/** Information that is not an error. */
export function Notice({ code, children }: { code?: string; children: ComponentChildren }) {
  return (
    <div class="box warn" data-testid="notice" data-code={code}>
      <Icon path={icons.alert} />
      <div class="box-text">{children}</div>
    </div>
  );
}
