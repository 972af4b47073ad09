import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { RefusalBox } from '../parts/error-box';
import { ProofField } from '../parts/proof-field';
import type { CommandRunner } from '../use-command';
import { focusInvalid, useFocus } from '../use-focus';
import type { ProofModel } from '../use-proof';

interface FormPanelProps {
  title: string;
  command: CommandRunner;
  /** For a command that may need a proof. */
  proof?: ProofModel;
  /** When it changes, the focus moves to where the next key belongs. */
  purpose?: string;
  /** Enter in any field, or a press of the submit button. */
  onSubmit: () => void;
  children: ComponentChildren;
  /** Buttons, and the text next to them. */
  actions: ComponentChildren;
}

/** A form of the options page: its fields, the reason for a refused command, and its buttons. */
export function FormPanel(props: FormPanelProps) {
  const { title, command, proof, purpose = '', onSubmit, children, actions } = props;
  const root = useRef<HTMLFormElement>(null);
  useFocus(root, purpose, command.pending);
  return (
    <form
      class="panel"
      ref={root}
      noValidate
      autocomplete="off"
      aria-busy={command.pending}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
        // Waits until problems found without the background are drawn.
        requestAnimationFrame(() => focusInvalid(root.current));
      }}
    >
      <h2>{title}</h2>
      {children}
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
      {proof?.needed && <ProofField proof={proof} busy={command.pending} />}
      <div class="button-row">{actions}</div>
    </form>
  );
}

/** Confirms next to the buttons that a command was carried out. */
export function Saved({ id, text }: { id: string; text: string | null }) {
  return (
    <span role="status" class="saved" data-testid={id}>
      {text ?? ''}
    </span>
  );
}
