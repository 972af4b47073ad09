import type { ComponentChildren } from 'preact';
import { LINE_MAX, SECRET_MAX } from '../../messaging/text-limits';
import type { Signal } from '../signal';
import type { FieldProblem } from '../text/field-problem-text';
import { FieldError } from './field-error';
import { LabelRow } from './label-row';

export interface FieldProps {
  /** The stable id for tests and automation; label and texts are linked to it. */
  id: string;
  label: ComponentChildren;
  value: Signal<string>;
  /** A secret is not shown, not restored with a tab, and not offered to a password manager. */
  secret?: boolean;
  /** A secret is shown all the same. Set `autocomplete` to off then: what is shown must not be restored. */
  revealed?: boolean;
  autocomplete?: 'off' | 'new-password' | 'one-time-code';
  inputMode?: 'numeric' | 'tel' | 'email' | 'url';
  placeholder?: string;
  maxLength?: number;
  hint?: string;
  problem?: FieldProblem | null;
  /** What the problem's text names. */
  about?: string | undefined;
  disabled?: boolean;
  readOnly?: boolean;
  focus?: boolean;
  /** Escape goes to this field. */
  escape?: 'offer' | undefined;
  class?: string;
  onInput?: (text: string) => void;
  onFocus?: () => void;
  /** Focus leaves the field and its button. */
  onLeave?: () => void;
  /** Small buttons on the label's line. */
  beside?: ComponentChildren;
  /** A button that belongs to the field. */
  children?: ComponentChildren;
}

export function Field(props: FieldProps) {
  const { id, secret = false, revealed = false, hint, problem = null, children } = props;
  const told = hint !== undefined || problem !== null;
  const input = inputProps(props, told);
  return (
    <div class={`field ${props.class ?? ''}`}>
      <LabelRow id={id} label={props.label} beside={props.beside} />
      <div class="field-row" onFocusOut={leaving(props.onLeave)}>
        {secret && !revealed ? (
          <input type="password" {...input} />
        ) : (
          <input type="text" {...input} />
        )}
        {children}
      </div>
      {told && (
        <div class="field-told" id={`${id}-told`}>
          {problem === null ? (
            hint
          ) : (
            <FieldError field={id} problem={problem} about={props.about} />
          )}
        </div>
      )}
    </div>
  );
}

function leaving(onLeave: (() => void) | undefined) {
  if (onLeave === undefined) return undefined;
  return ({ currentTarget, relatedTarget }: FocusEvent) => {
    const stays =
      currentTarget instanceof Node &&
      relatedTarget instanceof Node &&
      currentTarget.contains(relatedTarget);
    if (!stays) onLeave();
  };
}

function inputProps(props: FieldProps, told: boolean) {
  const { id, value, secret = false, problem = null } = props;
  return {
    id,
    'data-testid': id,
    'data-focus': props.focus || undefined,
    'data-escape': props.escape,
    value: value.value,
    autocomplete: props.autocomplete ?? (secret ? 'new-password' : 'off'),
    autocapitalize: 'off',
    spellcheck: false,
    inputMode: props.inputMode,
    placeholder: props.placeholder,
    maxLength: props.maxLength ?? (secret ? SECRET_MAX : LINE_MAX),
    disabled: props.disabled,
    readOnly: props.readOnly,
    'aria-invalid': problem !== null || undefined,
    'aria-describedby': told ? `${id}-told` : undefined,
    onFocus: props.onFocus,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      value.value = currentTarget.value;
      props.onInput?.(currentTarget.value);
    },
  } as const;
}
