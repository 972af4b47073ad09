import type { AppState } from '../../messaging/app-state';
import { usePorts } from '../ports-context';

/** The name and color of the environment, above everything else: agents must not confuse environments. */
export function EnvironmentMark({ state }: { state: AppState }) {
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
      {production ? t('env_production', environment.label) : environment.label}
    </aside>
  );
}
