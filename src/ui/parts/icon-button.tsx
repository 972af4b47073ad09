import { shortcutOf } from '../shortcuts';
import { Icon } from './icon';

interface IconButtonProps {
  id: string;
  /** The path of an icon. */
  icon: string;
  label: string;
  disabled?: boolean;
  /** Of a button that stays pressed. */
  pressed?: boolean;
  /** Escape presses it. */
  escape?: 'press';
  onClick: () => void;
}

export function IconButton({ id, icon, label, disabled, onClick, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      data-testid={id}
      data-escape={props.escape}
      aria-keyshortcuts={shortcutOf(id)}
      title={label}
      aria-label={label}
      aria-pressed={props.pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon path={icon} />
    </button>
  );
}
