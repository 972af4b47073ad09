import { shortcutOf } from '../shortcuts';
import { Icon, type IconName } from './icon';

interface IconButtonProps {
  id: string;
  icon: IconName;
  label: string;
  disabled?: boolean;
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
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
