import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { focusInvalid, useFocus } from '../use-focus';

export interface ScreenProps {
  name: 'setup' | 'unlock' | 'environment' | 'identify' | 'card' | 'code' | 'outcome';
  /** A command or a request of the case is pending. */
  busy: boolean;
  /** When it changes, the focus moves to where the next key belongs. */
  purpose?: string;
  /** Enter in any field, or a press of the submit button. */
  onSubmit?: () => void;
  children: ComponentChildren;
  /** Buttons. They stay at the bottom of the window, so that nothing above moves them. */
  actions: ComponentChildren;
}

/** The frame of every screen: scrolling content above, buttons below. */
export function Screen(props: ScreenProps) {
  const { name, busy, purpose = '', onSubmit, children, actions } = props;
  const root = useRef<HTMLElement>(null);
  useFocus(root, name + purpose, busy);
  return (
    <main ref={root} data-screen={name} data-busy={busy || undefined} aria-busy={busy}>
      <form
        noValidate
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (busy) return;
          onSubmit?.();
          // Waits until problems found without the background are drawn.
          requestAnimationFrame(() => focusInvalid(root.current));
        }}
      >
        <div class="screen-body">{children}</div>
        <div class="actions">{actions}</div>
      </form>
    </main>
  );
}
