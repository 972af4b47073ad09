import type { Signal } from '../signal';
import type { FieldProblem } from '../text/field-problem-text';
import { FieldError } from './field-error';

interface TextAreaProps {
  id: string;
  label: string;
  hint?: string;
  value: Signal<string>;
  maxLength: number;
  disabled?: boolean;
  problem?: FieldProblem | null;
  /** What the problem's text names. */
  about?: string | undefined;
  onInput?: () => void;
}

/** A text of several lines. */
export function TextArea(props: TextAreaProps) {
  const { id, label, hint, value, maxLength, disabled, problem = null, about, onInput } = props;
  const told = hint !== undefined || problem !== null;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        data-testid={id}
        rows={4}
        value={value.value}
        maxLength={maxLength}
        disabled={disabled}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={problem !== null || undefined}
        aria-describedby={told ? `${id}-told` : undefined}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value;
          onInput?.();
        }}
      />
      {told && (
        <div class="field-told" id={`${id}-told`}>
          {problem === null ? hint : <FieldError field={id} problem={problem} about={about} />}
        </div>
      )}
    </div>
  );
}
