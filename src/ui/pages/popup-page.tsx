import { useEffect } from 'preact/hooks';
import type { AppState } from '../../messaging/app-state';
import { currentScreen } from '../current-screen';
import { lazyScreen } from '../lazy-screen';
import { Announcer } from '../parts/announcer';
import { EnvironmentMark } from '../parts/environment-mark';
import { Header } from '../parts/header';
import { PracticeBar } from '../parts/practice-bar';
import { Skeleton } from '../parts/skeleton';
import { Stepper } from '../parts/stepper';
import { usePorts } from '../ports-context';
import { IdentifyScreen } from '../screens/identify-screen';
import { VaultScreen } from '../screens/vault-screen';

const environment = lazyScreen(() =>
  import('../screens/environment-screen').then(({ EnvironmentScreen }) => EnvironmentScreen),
);
const caseFault = lazyScreen(() =>
  import('../screens/case-fault-screen').then(({ CaseFaultScreen }) => CaseFaultScreen),
);
const caseInHand = lazyScreen(() =>
  import('../screens/case-screen').then(({ CaseScreen }) => CaseScreen),
);

/** The popup, and any panel that shows its page. */
export function PopupPage({ state }: { state: AppState | null }) {
  return (
    <div class="popup">
      {state !== null && <PracticeBar state={state} whole />}
      <Header state={state} />
      {state === null ? <Skeleton /> : <PopupScreen state={state} />}
      <Announcer current={state?.case ?? null} />
    </div>
  );
}

function PopupScreen({ state }: { state: AppState }) {
  const { t } = usePorts();
  const screen = currentScreen(state);
  // While the caller is being identified there is time to fetch what comes next.
  useEffect(() => {
    if (screen === 'identify') caseInHand.preload();
  }, [screen]);
  switch (screen) {
    case 'vault':
      return <VaultScreen state={state} />;
    case 'environment':
      return <environment.Screen key={state.draft.environment?.id ?? ''} state={state} />;
    case 'case-fault':
      return state.caseFault === null ? null : <caseFault.Screen fault={state.caseFault} />;
    case 'identify':
    case 'case':
      return (
        <>
          <EnvironmentMark state={state} />
          <Stepper state={state} />
          {screen === 'case' && state.draft.clue !== '' && (
            <p class="waiting small" role="status">
              {t('clues_waiting', state.draft.clue)}
            </p>
          )}
          {screen === 'case' && state.case !== null ? (
            <caseInHand.Screen key={state.case.id} state={state} current={state.case} />
          ) : (
            <IdentifyScreen state={state} />
          )}
        </>
      );
  }
}
