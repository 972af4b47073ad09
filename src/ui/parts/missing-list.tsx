import { type RequiredField, requiredFieldName } from '../missing-fields';
import { usePorts } from '../ports-context';
import { focusField } from '../use-focus';

/** The required fields that are still missing; each leads to its field. */
export function MissingList({ fields }: { fields: readonly RequiredField[] }) {
  const { t } = usePorts();
  if (fields.length === 0) return null;
  return (
    <p class="missing" id="missing" data-testid="missing">
      {t('missing')}{' '}
      {fields.map((field) => (
        <button
          key={field}
          type="button"
          class="text-button"
          data-missing={field}
          onClick={() => focusField(field)}
        >
          {t(requiredFieldName[field])}
        </button>
      ))}
    </p>
  );
}
