import * as icons from '../icons';
import '../style/welcome.css';
import type { AppState } from '../../messaging/app-state';
import { EnvironmentEditor } from '../options/environment-editor';
import { PackImport } from '../options/pack-import';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { newEnvironment } from '../screens/environment-draft';
import { VaultScreen } from '../screens/vault-screen';
import { useSignal } from '../signal';
import { WelcomeReady } from './welcome-ready';

type Stage = 'vault' | 'connect' | 'ready';

const stages = [
  ['vault', 'welcome_vault'],
  ['connect', 'welcome_connect'],
  ['ready', 'welcome_ready'],
] as const satisfies readonly (readonly [Stage, MessageKey])[];

/** How far the setup has come. */
function stageOf({ vault, environments, draft }: AppState): Stage {
  if (vault.status !== 'unlocked') return 'vault';
  return environments.length === 0 || draft.environment !== null ? 'connect' : 'ready';
}

/**
 * The first steps: a vault, an environment or practice mode, and where to find the desk. Opens once by itself, after
 * installation.
 */
export function WelcomePage({ state }: { state: AppState }) {
  const { t } = usePorts();
  const stage = stageOf(state);
  const at = stages.findIndex(([name]) => name === stage);
  return (
    <div class="welcome" data-testid="welcome" data-stage={stage}>
      <header class="welcome-head">
        <img class="logo" src="/icons/icon.svg" alt="" width="44" height="44" />
        <div>
          <h1>{t('welcome_title')}</h1>
          <p class="lead">{t('welcome_lead')}</p>
        </div>
      </header>
      <nav aria-label={t('welcome_steps')}>
        <ol class="stepper">
          {stages.map(([name, text], index) => (
            <li
              key={name}
              class={index < at ? 'past' : index === at ? 'now' : 'next'}
              aria-current={index === at ? 'step' : undefined}
            >
              <span class="step-mark">{index < at ? <Icon path={icons.check} /> : index + 1}</span>
              <span>{t(text)}</span>
            </li>
          ))}
        </ol>
      </nav>
      <div class="welcome-body">
        {stage === 'vault' && (
          <div class="welcome-vault">
            <VaultScreen state={state} />
          </div>
        )}
        {stage === 'connect' && <Connect state={state} />}
        {stage === 'ready' && <WelcomeReady state={state} />}
        {state.practice === null && state.organisation.practice && stage !== 'ready' && (
          <PracticeCard />
        )}
      </div>
    </div>
  );
}

/** An environment: typed in, or from an administrator's file. */
function Connect({ state }: { state: AppState }) {
  const { t } = usePorts();
  const importing = useSignal(false);
  const { draft, environments } = state;
  const { packs } = state.organisation.audit;
  return (
    <main class="welcome-connect" data-screen="environment">
      <h2>{t('welcome_connect_title')}</h2>
      <p class="lead">{t('welcome_connect_lead')}</p>
      {importing.value ? (
        <PackImport
          signedOnly={packs === 'signed'}
          onDone={() => {
            importing.value = false;
          }}
        />
      ) : (
        <>
          <EnvironmentEditor
            key={draft.environment?.id ?? ''}
            initial={draft.environment ?? newEnvironment}
            environments={environments}
          />
          {packs !== 'none' && (
            <Button
              id="pack-import"
              kind="quiet"
              onClick={() => {
                importing.value = true;
              }}
            >
              {t('welcome_import')}
            </Button>
          )}
        </>
      )}
    </main>
  );
}

/** Practice mode: learn the desk without anything real. */
function PracticeCard() {
  const { t, send } = usePorts();
  return (
    <aside class="welcome-practice" aria-labelledby="welcome-practise">
      <h2 id="welcome-practise">{t('welcome_practise_title')}</h2>
      <p>{t('welcome_practise_lead')}</p>
      <Button
        id="welcome-practise"
        onClick={() => void send('practice.enter', {}).catch(() => undefined)}
      >
        {t('welcome_practise')}
      </Button>
    </aside>
  );
}
