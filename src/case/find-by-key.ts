import { type Case, ticketOf } from './case';
import type { UserQuery } from './request';

/** How the account of a case is found without its owner's phone. */
export interface FindByKey {
  readonly environmentId: string;
  readonly query: UserQuery;
  readonly ticket: string;
}

/**
 * For a caller who turns out to have no phone: the same account, by the access key. Null without a key, because the case
 * would end for nothing, and where no account is known yet or the case is over.
 */
export function findByKey(
  current: Case,
  environments: readonly { readonly id: string; readonly accessKeySecret: string }[],
): FindByKey | null {
  const { step, account, environment } = current;
  const key = environments.find(({ id }) => id === environment.id)?.accessKeySecret ?? '';
  if ((step !== 'card' && step !== 'code') || account === null || key === '') return null;
  const query = { text: account.userId, phone: null };
  return { environmentId: environment.id, query, ticket: ticketOf(current) };
}
