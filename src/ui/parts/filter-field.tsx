import { LINE_MAX } from '../../messaging/text-limits';
import type { Signal } from '../signal';

interface FilterFieldProps {
  /** The stable id for tests and automation; label and hint are linked to it. */
  id: string;
  type: 'search' | 'date';
  label: string;
  value: Signal<string>;
  hint?: string;
  /** The first and last date that make sense, in the format of date fields. */
  min?: string;
  max?: string;
}

/** A field whose changes take effect at once, and which accepts any value. */
export function FilterField(props: FilterFieldProps) {
  const { id, type, label, value, hint } = props;
  const input = {
    id,
    'data-testid': id,
    value: value.value,
    autocomplete: 'off',
    'aria-describedby': hint === undefined ? undefined : `${id}-told`,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      value.value = currentTarget.value;
    },
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-row">
        {type === 'search' ? (
          <input type="search" maxLength={LINE_MAX} spellcheck={false} {...input} />
        ) : (
          <input type="date" min={props.min || undefined} max={props.max || undefined} {...input} />
        )}
      </div>
      {hint !== undefined && (
        <div class="field-told" id={`${id}-told`}>
          {hint}
        </div>
      )}
    </div>
  );
}
