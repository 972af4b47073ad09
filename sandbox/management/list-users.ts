import * as v from 'valibot';
import type { User } from '../state/user';
import { limitTooHigh } from '../wire/refusals';
import { defineManagementEndpoint } from './define-endpoint';
import { managedUser } from './user-view';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const wanted = v.optional(v.boolean(), false);

const fields = v.object({
  keywords: v.optional(v.string(), ''),
  options: v.optional(
    v.object({
      pagination: v.optional(
        v.object({ page: v.optional(count, 1), limit: v.optional(count, 10) }),
      ),
      withCustomData: wanted,
      withIdentities: wanted,
      withDepartmentIds: wanted,
    }),
  ),
});

/** The most users that a page may hold. */
const maximalLimit = 50;

/** `POST /api/v3/list-users`: the users with a text in phone, email, name, user name or nickname, page by page. */
export const listUsers = defineManagementEndpoint({
  name: 'list-users',
  method: 'POST',
  fields,
  async act({ world, fields: { keywords, options } }) {
    const { page, limit } = options?.pagination ?? { page: 1, limit: 10 };
    if (limit > maximalLimit) throw limitTooHigh(maximalLimit);
    const found = world.users.all().filter((user) => holds(user, keywords));
    const shown = found.slice((page - 1) * limit, page * limit);
    const asked = {
      withCustomData: options?.withCustomData ?? false,
      withIdentities: options?.withIdentities ?? false,
      withDepartmentIds: options?.withDepartmentIds ?? false,
    };
    const list = shown.map((user) => managedUser(user, asked, world.options));
    return { kind: 'envelope', data: { totalCount: found.length, list } };
  },
});

function holds({ phone, email, name, username }: User, keywords: string): boolean {
  const wantedText = keywords.toLowerCase();
  return [phone?.number, email?.address, name, username].some((text) =>
    text?.toLowerCase().includes(wantedText),
  );
}
