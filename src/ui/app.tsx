import { useLayoutEffect } from 'preact/hooks';
import { listenForKeys } from './keys';
import { lazyParts } from './lazy-parts';
import { lazyPart, lazyScreen } from './lazy-screen';
import { PopupPage } from './pages/popup-page';
import { PracticeBar } from './parts/practice-bar';
import { Skeleton } from './parts/skeleton';
import type { UiPorts } from './ports';
import { HelpContext, PortsContext } from './ports-context';
import { useSignal, useValue } from './signal';

const OptionsPage = lazyScreen(lazyParts.options, (module) => module.OptionsPage);
const HelpDialog = lazyPart(lazyParts.help, (module) => module.HelpDialog);

/** The whole interface: draws what the background published, and sends commands. It owns no product state. */
export function App({ ports, page }: { ports: UiPorts; page: 'popup' | 'options' }) {
  const state = useValue(ports.state);
  const helping = useSignal(false);
  const openHelp = () => {
    helping.value = true;
  };
  useLayoutEffect(() => {
    const life = new AbortController();
    listenForKeys(openHelp, life.signal);
    return () => life.abort();
  }, []);
  return (
    <PortsContext.Provider value={ports}>
      <HelpContext.Provider value={openHelp}>
        {page === 'popup' ? (
          <PopupPage state={state} />
        ) : state === null ? (
          <Skeleton />
        ) : (
          <OptionsPage state={state} practiceBar={<PracticeBar state={state} whole={false} />} />
        )}
        {helping.value && (
          <HelpDialog
            onClose={() => {
              helping.value = false;
            }}
          />
        )}
      </HelpContext.Provider>
    </PortsContext.Provider>
  );
}
