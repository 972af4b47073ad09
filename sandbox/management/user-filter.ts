import * as v from 'valibot';
import { unsupported } from '../wire/refusals';

/** A user as the management API shows one. */
export type ShownUser = Readonly<Record<string, unknown>>;

const field = v.string();
const scalar = v.union([v.string(), v.number(), v.boolean()]);

/** The specification says no more of `value` than that it is an object; these are the shapes that its operators need. */
const filterSchema = v.variant('operator', [
  v.object({
    field,
    operator: v.picklist(['EQUAL', 'NOT_EQUAL', 'CONTAINS', 'NOT_CONTAINS', 'GREATER', 'LESSER']),
    value: scalar,
  }),
  v.object({
    field,
    operator: v.picklist(['IS_NULL', 'NOT_NULL']),
    value: v.optional(v.unknown()),
  }),
  v.object({ field, operator: v.literal('IN'), value: v.array(scalar) }),
  v.object({ field, operator: v.literal('BETWEEN'), value: v.strictTuple([scalar, scalar]) }),
]);

type Filter = v.InferOutput<typeof filterSchema>;

/** Conditions of which each must hold. */
export const advancedFilter = v.array(filterSchema);

const filterable = new Set([
  'userId',
  'phone',
  'phoneCountryCode',
  'phoneVerified',
  'email',
  'emailVerified',
  'username',
  'name',
  'nickname',
  'externalId',
  'status',
  'gender',
  'loginsCount',
  'lastLogin',
  'createdAt',
  'updatedAt',
]);

/** @throws {Refusal} 501 on a field by which the sandbox cannot filter, lest a client take everyone for a match */
export function refuseUnfilterable(filters: readonly Filter[]): void {
  const strange = filters.find(({ field }) => !filterable.has(field));
  if (strange) throw unsupported(`advancedFilter ${strange.field}`);
}

/** Whether a user passes a filter. Times compare as the ISO 8601 texts in which they are shown. */
export function passes(user: ShownUser, filter: Filter): boolean {
  const actual = user[filter.field] ?? '';
  switch (filter.operator) {
    case 'EQUAL':
      return actual === filter.value;
    case 'NOT_EQUAL':
      return actual !== filter.value;
    case 'CONTAINS':
      return contains(actual, filter.value);
    case 'NOT_CONTAINS':
      return !contains(actual, filter.value);
    case 'IS_NULL':
      return actual === '';
    case 'NOT_NULL':
      return actual !== '';
    case 'IN':
      return filter.value.some((value) => value === actual);
    case 'GREATER':
      return actual !== '' && compare(actual, filter.value) > 0;
    case 'LESSER':
      return actual !== '' && compare(actual, filter.value) < 0;
    case 'BETWEEN': {
      const [least, most] = filter.value;
      return actual !== '' && compare(actual, least) >= 0 && compare(actual, most) <= 0;
    }
  }
}

/** Below 0, 0 or above: numbers by size, all else by its text. What is missing comes first. */
export function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [first, second] = [String(one ?? ''), String(other ?? '')];
  return first === second ? 0 : first < second ? -1 : 1;
}

function contains(actual: unknown, part: string | number | boolean): boolean {
  return String(actual).toLowerCase().includes(String(part).toLowerCase());
}
