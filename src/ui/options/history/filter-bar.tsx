import { useRef } from 'preact/hooks';
import { Button } from '../../parts/button';
import { FilterField } from '../../parts/filter-field';
import { SelectField } from '../../parts/select-field';
import { usePorts } from '../../ports-context';
import { outcomeKinds } from '../../text/outcome-order';
import { outcomeName } from '../../text/outcome-text';
import { routeName } from '../../text/receipt-text';
import type { EnvironmentChoice } from './environment-choices';
import { clearFilters, type FilterFields, filtersIn } from './filter-fields';
import { routes } from './filters';

interface FilterBarProps {
  fields: FilterFields;
  environments: readonly EnvironmentChoice[];
}

/** The search and filters. Every change takes effect at once. */
export function FilterBar({ fields, environments }: FilterBarProps) {
  const { t } = usePorts();
  const any = ['', t('history_any')] as const;
  const filters = filtersIn(fields);
  const narrowed = Object.values(filters).some((each) => each !== '');
  const root = useRef<HTMLElement>(null);
  const clear = () => {
    clearFilters(fields);
    // The button disappears with what it cleared.
    root.current?.querySelector('input')?.focus();
  };
  return (
    <search class="filters" ref={root}>
      <FilterField
        id="history-search"
        type="search"
        label={t('history_search')}
        hint={t('history_search_hint')}
        value={fields.text}
      />
      <div class="filter-row">
        <SelectField
          id="history-outcome"
          label={t('col_outcome')}
          value={fields.outcome}
          options={[any, ...outcomeKinds.map((kind) => [kind, t(outcomeName[kind])] as const)]}
        />
        <SelectField
          id="history-route"
          label={t('col_route')}
          value={fields.route}
          options={[any, ...routes.map((route) => [route, t(routeName[route])] as const)]}
        />
        <SelectField
          id="history-environment"
          label={t('environment')}
          value={fields.environmentId}
          options={[any, ...environments.map(({ id, label }) => [id, label] as const)]}
        />
        <FilterField
          id="history-from"
          type="date"
          label={t('history_from')}
          value={fields.from}
          max={filters.to}
        />
        <FilterField
          id="history-to"
          type="date"
          label={t('history_to')}
          value={fields.to}
          min={filters.from}
        />
      </div>
      {narrowed && (
        <Button id="history-clear" kind="quiet" onClick={clear}>
          {t('history_clear')}
        </Button>
      )}
    </search>
  );
}
