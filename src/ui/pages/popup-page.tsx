import { useEffect, useRef } from 'preact/hooks';
import type { AppState } from '../../messaging/app-state';
import { currentScreen } from '../../messaging/current-screen';
import { lazyParts } from '../lazy-parts';
import { lazyPart, lazyScreen } from '../lazy-screen';
import { offersPasskey } from '../offers-passkey';
import { Announcer } from '../parts/announcer';
import { EnvironmentMark } from '../parts/environment-mark';
import { Header } from '../parts/header';
import { PracticeBar } from '../parts/practice-bar';
import { Skeleton } from '../parts/skeleton';
import { Stepper } from '../parts/stepper';
import { usePorts } from '../ports-context';
import { IdentifyScreen } from '../screens/identify-screen';

const VaultScreen = lazyScreen(lazyParts.vault, (module) => module.VaultScreen);
const EnvironmentScreen = lazyScreen(lazyParts.environment, (module) => module.EnvironmentScreen);
const CaseFaultScreen = lazyScreen(lazyParts['case-fault'], (module) => module.CaseFaultScreen);
const ToCheck = lazyPart(lazyParts.toCheck, (module) => module.ToCheck);
const CaseScreen = lazyScreen(lazyParts.case, (module) => module.CaseScreen);
const PasskeyOffer = lazyPart(lazyParts.passkeyOffer, (module) => module.PasskeyOffer);

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
  const wasLocked = useRef(false);
  if (state.vault.status === 'locked') wasLocked.current = true;
  // Preload what comes next while the agent types.
  useEffect(() => {
    const next = [
      lazyParts.problems,
      ...(screen === 'identify' ? [lazyParts.callerPieces, lazyParts.signIn, lazyParts.case] : []),
    ];
    for (const { load } of next) load().catch(() => undefined);
  }, [screen]);
  switch (screen) {
    case 'vault':
      return <VaultScreen state={state} />;
    case 'environment':
      return <EnvironmentScreen key={state.draft.environment?.id ?? ''} state={state} />;
    case 'case-fault':
      return state.caseFault === null ? null : <CaseFaultScreen fault={state.caseFault} />;
    case 'identify':
    case 'case':
      return (
        <>
          <EnvironmentMark state={state} named={screen === 'case'} />
          <Stepper state={state} />
          {screen === 'identify' && offersPasskey(state.vault, wasLocked.current) && (
            <PasskeyOffer />
          )}
          <ToCheck state={state} />
          {state.case !== null && state.draft.clue !== '' && (
            <p class="waiting small" role="status">
              {t('clues_waiting', state.draft.clue)}
            </p>
          )}
          {screen === 'case' && state.case !== null ? (
            <CaseScreen key={state.case.id} state={state} current={state.case} />
          ) : (
            <IdentifyScreen key={`${state.practice === null} ${state.draft.turn}`} state={state} />
          )}
        </>
      );
  }
}
