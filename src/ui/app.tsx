import { lazyScreen } from './lazy-screen';
import { PopupPage } from './pages/popup-page';
import { Skeleton } from './parts/skeleton';
import type { UiPorts } from './ports';
import { PortsContext } from './ports-context';

const options = lazyScreen(() =>
  import('./pages/options-page').then(({ OptionsPage }) => OptionsPage),
);

/** The whole interface: draws what the background published, and sends commands. It owns no state of the product's. */
export function App({ ports, page }: { ports: UiPorts; page: 'popup' | 'options' }) {
  const state = ports.state.value;
  return (
    <PortsContext.Provider value={ports}>
      {page === 'popup' ? (
        <PopupPage state={state} />
      ) : state === null ? (
        <Skeleton />
      ) : (
        <options.Screen state={state} />
      )}
    </PortsContext.Provider>
  );
}
