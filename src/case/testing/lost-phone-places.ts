import type { ManagementEndpoint } from '../../genauth/classify';
import type { OperationKind } from '../operation';
import type { ClickName } from './agent';

/** One use that a case with a lost phone makes of an endpoint. */
export interface LostPhonePlace {
  readonly operation: OperationKind;
  /** What leads to the request, and last what makes it. */
  readonly clicks: readonly [...ClickName[], ClickName];
  /** How many requests to the same endpoint that click makes before. */
  readonly skip?: number;
  /** The service takes an empty text for no number, and passes over null. */
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
  // Asked only of a service that does not show the identities with the user, which the sandbox does.
  'get-user-identities': [],
  'update-user': [
    { operation: 'clear-phone-null', clicks: clearing },
    { operation: 'clear-phone-empty', clicks: clearing, skip: 1, emptyClears: true },
  ],
  'kick-users': [
    { operation: 'end-sessions', clicks: ['find user', 'admin unbind and end sessions'] },
  ],
};

/** The operations that only a case with a lost phone makes. */
export const lostPhoneOperations = [
  'find-user',
  'read-user',
  'confirm-user',
  'clear-phone-null',
  'clear-phone-empty',
  'end-sessions',
] as const satisfies readonly OperationKind[];
