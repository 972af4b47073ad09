import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { shortcutOf } from '../shortcuts';
import { type Signal, useSignal } from '../signal';
import type { FieldProblem } from '../text/field-problem-text';
import { FieldError } from './field-error';
import { LabelRow } from './label-row';

interface SelectFieldProps {
  id: string;
  label: string;
  value: Signal<string>;
  options: readonly (readonly [value: string, text: string])[];
  hint?: string;
  problem?: FieldProblem | null;
  disabled?: boolean;
  focus?: boolean;
  onChange?: (value: string) => void;
  /** Small buttons on the label's line. */
  beside?: ComponentChildren;
  children?: ComponentChildren;
}

/** With more entries than this, only the chosen one is in the first frame; the rest would delay it. */
const few = 20;

export function SelectField(props: SelectFieldProps) {
  const { id, value, options, hint, problem = null } = props;
  const all = useSignal(options.length <= few);
  useEffect(() => {
    all.value = true;
  }, []);
  const shown = all.value ? options : options.filter(([each]) => each === value.value);
  const told = hint !== undefined || problem !== null;
  return (
    <div class="field">
      <LabelRow id={id} label={props.label} beside={props.beside} />
      <div class="field-row">
        <select
          id={id}
          data-testid={id}
          data-focus={props.focus || undefined}
          aria-keyshortcuts={shortcutOf(id)}
          value={value.value}
          disabled={props.disabled}
          aria-describedby={told ? `${id}-told` : undefined}
          onChange={({ currentTarget }) => {
            value.value = currentTarget.value;
            props.onChange?.(currentTarget.value);
          }}
        >
          {shown.map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </select>
        {props.children}
      </div>
      {told && (
        <div class="field-told" id={`${id}-told`}>
          {problem === null ? hint : <FieldError field={id} problem={problem} />}
        </div>
      )}
    </div>
  );
}
