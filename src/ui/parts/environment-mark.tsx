import type { AppState } from '../../messaging/app-state';
import { usePorts } from '../ports-context';

interface EnvironmentMarkProps {
  state: AppState;
  /** The screen names the environment nowhere else. */
  named: boolean;
}

/** The name and color of the environment, above everything else: agents must not confuse environments. */
export function EnvironmentMark({ state, named }: EnvironmentMarkProps) {
  const { t } = usePorts();
  const id = state.case?.environment.id ?? state.draft.environmentId;
  const environment = state.environments.find((each) => each.id === id) ?? state.environments[0];
  if (environment === undefined) return null;
  const { production = false, mark = 'none' } = environment.safeguards;
  if (!production && mark === 'none') return null;
  return (
    <aside
      aria-label={t('environment')}
      class="env-mark"
      data-testid="env-mark"
      data-mark={production && mark === 'none' ? 'red' : mark}
    >
      {production && (named ? t('env_production', environment.label) : t('env_is_production'))}
      {!production && named && environment.label}
    </aside>
  );
}
