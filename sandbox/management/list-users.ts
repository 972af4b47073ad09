import * as v from 'valibot';
import { limitTooHigh, unsupported } from '../wire/refusals';
import { defineManagementEndpoint } from './define-endpoint';
import { advancedFilter, filtered } from './user-filter';
import { fuzzyFields, holds, sorted, sorting } from './user-search';
import { managedUser } from './user-view';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const wanted = v.optional(v.boolean(), false);

const fields = v.object({
  keywords: v.optional(v.string(), ''),
  advancedFilter: v.optional(advancedFilter, []),
  searchQuery: v.optional(v.record(v.string(), v.unknown())),
  options: v.optional(
    v.object({
      pagination: v.optional(
        v.object({ page: v.optional(count, 1), limit: v.optional(count, 10) }),
        {},
      ),
      sort: v.optional(sorting, []),
      fuzzySearchOn: fuzzyFields,
      withCustomData: wanted,
      withIdentities: wanted,
      withDepartmentIds: wanted,
      withPost: wanted,
      flatCustomData: wanted,
    }),
    {},
  ),
});

/** The most users that a page may hold. */
const maximalLimit = 50;

/**
 * `POST /api/v3/list-users`: the users with a text in phone, email, name, user name or nickname and that pass all filters,
 * page by page. A search by `searchQuery`, the vendor's way to its database, is not supported.
 */
export const listUsers = defineManagementEndpoint({
  name: 'list-users',
  method: 'POST',
  fields,
  async act({ world, fields: { keywords, advancedFilter: filters, searchQuery, options } }) {
    const { page, limit } = options.pagination;
    if (limit > maximalLimit) throw limitTooHigh(maximalLimit);
    if (searchQuery !== undefined) throw unsupported('searchQuery');
    if (options.flatCustomData) throw unsupported('flatCustomData');
    const found = filtered(world.users.all(), filters)
      .map((user) => managedUser(user, options, world.options))
      .filter((user) => holds(user, keywords, options.fuzzySearchOn));
    const list = sorted(found, options.sort).slice((page - 1) * limit, page * limit);
    return { kind: 'envelope', data: { totalCount: found.length, list } };
  },
});
