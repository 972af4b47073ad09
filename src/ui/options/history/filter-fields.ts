import { type Signal, signal } from '@preact/signals';
import type { Filters } from './filters';

/** The fields of the search, each by itself. */
export type FilterFields = { readonly [field in keyof Filters]: Signal<string> };

export function createFilterFields(): FilterFields {
  return {
    text: signal(''),
    outcome: signal(''),
    route: signal(''),
    environmentId: signal(''),
    from: signal(''),
    to: signal(''),
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
