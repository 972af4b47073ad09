import { type Signal, useSignal } from '../../signal';
import type { Filters } from './filters';

/** The fields of the search, one signal each. */
export type FilterFields = { readonly [field in keyof Filters]: Signal<string> };

export function useFilterFields(): FilterFields {
  return {
    text: useSignal(''),
    outcome: useSignal(''),
    route: useSignal(''),
    environmentId: useSignal(''),
    from: useSignal(''),
    to: useSignal(''),
  };
}

export function filtersIn(fields: FilterFields): Filters {
  return {
    text: fields.text.value,
    outcome: fields.outcome.value,
    route: fields.route.value,
    environmentId: fields.environmentId.value,
    from: fields.from.value,
    to: fields.to.value,
  };
}

export function clearFilters(fields: FilterFields): void {
  for (const field of Object.values(fields)) field.value = '';
}
