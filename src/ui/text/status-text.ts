import type { MessageKey, Translate } from '../ports';

/** The states of an account. @see `UserDto.status` */
const known: ReadonlyMap<string, MessageKey> = new Map([
  ['Activated', 'status_activated'],
  ['Suspended', 'status_suspended'],
  ['Resigned', 'status_resigned'],
  ['Archived', 'status_archived'],
  ['Deactivated', 'status_deactivated'],
]);

/** A state in the reader's language, or the service's own word where it is a new one. */
export function statusText(status: string, t: Translate): string {
  const key = known.get(status);
  return key === undefined ? status : t(key);
}
