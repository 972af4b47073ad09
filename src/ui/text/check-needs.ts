import type { Receipt } from '../../case/receipt';
import type { PublishedEnvironment } from '../../messaging/app-state';
import type { MessageKey } from '../ports';

/** What is missing before the account of a receipt can be looked at again; null: nothing. */
export function checkNeeds(
  { person, environment }: Receipt,
  environments: readonly PublishedEnvironment[],
): MessageKey | null {
  if (person === null) return 'check_erased';
  const found = environments.find(({ id }) => id === environment.id);
  if (found === undefined || found.appHost !== environment.appHost) {
    return 'check_needs_environment';
  }
  return found.managementHost === '' || !found.hasAccessKeySecret ? 'check_needs_key' : null;
}
