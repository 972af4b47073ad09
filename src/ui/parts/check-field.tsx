import type { ComponentChildren } from 'preact';
import type { Signal } from '../signal';

interface CheckFieldProps {
  id: string;
  checked: Signal<boolean>;
  disabled?: boolean;
  hint?: string;
  onChange?: (checked: boolean) => void;
  children: ComponentChildren;
}

/** A labeled checkbox. */
export function CheckField({ id, checked, disabled, hint, onChange, children }: CheckFieldProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        data-testid={id}
        checked={checked.value}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          checked.value = currentTarget.checked;
          onChange?.(currentTarget.checked);
        }}
      />
      <span>
        {children}
        {hint !== undefined && <span class="check-hint">{hint}</span>}
      </span>
    </label>
  );
}
