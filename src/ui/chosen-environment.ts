import type { Case } from '../case/case';
import type { AppState } from '../messaging/app-state';

/** The environment chosen last, else the case's own, else the first. */
export function chosenEnvironment({ environments, draft }: AppState, current: Case | null): string {
  const known = (id: string | undefined) => environments.find((each) => each.id === id)?.id;
  return known(draft.environmentId) ?? known(current?.environment.id) ?? environments[0]?.id ?? '';
}
