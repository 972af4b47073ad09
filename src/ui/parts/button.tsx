import type { ComponentChildren } from 'preact';
import { shortcutOf } from '../shortcuts';

export interface ButtonProps {
  /** The stable id for tests and automation. */
  id?: string;
  /** `final`: it does something to the account that cannot be undone. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'final';
  /** Something is missing: it can be pressed to see what, but does not look ready. */
  unready?: boolean;
  /** The id of the text that says what is missing. */
  describedBy?: string | undefined;
  /** Enter in any field of the form presses it, too. */
  submit?: boolean;
  /** Its command is pending: it stays in place and keeps the focus, but does nothing. */
  busy?: boolean;
  /** Another command is pending. */
  blocked?: boolean;
  disabled?: boolean;
  focus?: boolean;
  /** What Escape does: press it or, where a case would end, only focus it. */
  escape?: 'press' | 'offer';
  /** Its name, if the text alone does not say which it is. */
  label?: string;
  onClick?: () => void;
  children: ComponentChildren;
}

/**
 * A key held down while the screen changes must not press the new button under the focus: one press of Enter may cost
 * an SMS. So repeated keys do nothing.
 */
function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}

export function Button(props: ButtonProps) {
  const { id, kind = 'secondary', submit, busy, blocked, disabled, focus, onClick } = props;
  const idle = busy || blocked;
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button ${props.unready ? 'unready' : kind}`}
      data-testid={id}
      data-focus={focus || undefined}
      data-escape={props.escape}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-keyshortcuts={shortcutOf(id)}
      aria-disabled={idle || undefined}
      aria-busy={busy || undefined}
      disabled={disabled}
      onKeyDown={ignoreRepeat}
      onClick={idle || onClick === undefined ? undefined : () => onClick()}
    >
      {busy && <span class="spinner" aria-hidden="true" />}
      <span class="button-text">{props.children}</span>
    </button>
  );
}
