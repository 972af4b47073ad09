import type { ManagementEndpoint } from '../../genauth/classify';
import type { OperationKind } from '../operation';
import type { ClickName } from './agent';

/** One use that a lost-phone case makes of an endpoint. */
export interface LostPhonePlace {
  readonly operation: OperationKind;
  /** The clicks that lead to the request; the last one makes it. */
  readonly clicks: readonly [...ClickName[], ClickName];
  /** How many requests that click makes to the same endpoint before this one. */
  readonly skip?: number;
  /** The service treats an empty text as no number, and ignores null. */
  readonly emptyClears?: boolean;
}

const clearing = ['find user', 'admin unbind'] as const;

/** Every endpoint of the management API, with each use that a case makes of it. */
export const lostPhonePlaces: Record<ManagementEndpoint, readonly LostPhonePlace[]> = {
  'get-management-token': [{ operation: 'find-user', clicks: ['find user'] }],
  'get-user': [
    { operation: 'find-user', clicks: ['find user'] },
    { operation: 'read-user', clicks: ['find several', 'choose'] },
    { operation: 'confirm-user', clicks: clearing },
    { operation: 'read-back', clicks: clearing, skip: 1 },
  ],
  'list-users': [{ operation: 'find-user', clicks: ['find several'] }],
  // Only called if the service does not include the identities with the user; the sandbox does.
  'get-user-identities': [],
  'update-user': [
    { operation: 'clear-phone-null', clicks: clearing },
    { operation: 'clear-phone-empty', clicks: clearing, skip: 1, emptyClears: true },
  ],
  'kick-users': [
    { operation: 'end-sessions', clicks: ['find user', 'admin unbind and end sessions'] },
  ],
};

/** The operations that only a lost-phone case makes. */
export const lostPhoneOperations = [
  'find-user',
  'read-user',
  'confirm-user',
  'clear-phone-null',
  'clear-phone-empty',
  'end-sessions',
] as const satisfies readonly OperationKind[];
