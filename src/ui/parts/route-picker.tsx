import { useRef } from 'preact/hooks';
import type { Way } from '../../case/case';
import { usePorts } from '../ports-context';
import { shortcutOf } from '../shortcuts';
import type { Signal } from '../signal';
import { wayName } from '../text/way-name';

const routes = ['sms', 'email', 'password', 'token', 'admin'] as const satisfies readonly Way[];

interface RoutePickerProps {
  route: Signal<Way>;
  disabled: boolean;
  onChange: (route: Way) => void;
  /** Called when chosen by pointer or shortcut. The arrow keys only pass by, and must keep their focus. */
  onPick: () => void;
}

/** One of a few routes, as a row of segments: radio buttons, with all the behavior of the browser. */
export function RoutePicker({ route, disabled, onChange, onPick }: RoutePickerProps) {
  const { t } = usePorts();
  const byPointer = useRef(false);
  return (
    <fieldset
      class="segments"
      disabled={disabled}
      onPointerDown={() => {
        byPointer.current = true;
      }}
      onKeyDown={() => {
        byPointer.current = false;
      }}
    >
      <legend class="unseen">{t('route')}</legend>
      {routes.map((each) => (
        <label key={each} class="segment">
          <input
            type="radio"
            name="route"
            value={each}
            data-testid={`route-${each}`}
            aria-keyshortcuts={shortcutOf(`route-${each}`)}
            checked={route.value === each}
            onChange={({ currentTarget }) => {
              route.value = each;
              onChange(each);
              if (byPointer.current || document.activeElement !== currentTarget) onPick();
            }}
          />
          <span>{t(wayName[each])}</span>
        </label>
      ))}
    </fieldset>
  );
}
