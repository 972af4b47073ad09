import type { Signal } from '../signal';

interface TextAreaProps {
  id: string;
  label: string;
  hint?: string;
  value: Signal<string>;
  maxLength: number;
  disabled?: boolean;
  onInput?: () => void;
}

/** A text of several lines. */
export function TextArea({ id, label, hint, value, maxLength, disabled, onInput }: TextAreaProps) {
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
        aria-describedby={hint === undefined ? undefined : `${id}-told`}
        onInput={({ currentTarget }) => {
          value.value = currentTarget.value;
          onInput?.();
        }}
      />
      {hint !== undefined && (
        <div class="field-told" id={`${id}-told`}>
          {hint}
        </div>
      )}
    </div>
  );
}
