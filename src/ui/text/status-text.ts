import type { MessageKey, Translate } from '../ports';

/** The statuses of an account. @see `UserDto.status` */
const known: ReadonlyMap<string, MessageKey> = new Map([
  ['Activated', 'status_activated'],
  ['Suspended', 'status_suspended'],
  ['Resigned', 'status_resigned'],
  ['Archived', 'status_archived'],
  ['Deactivated', 'status_deactivated'],
]);

/** A status in the user's language, or the service's own word if it is unknown. */
export function statusText(status: string, t: Translate): string {
  const key = known.get(status);
  return key === undefined ? status : t(key);
}
