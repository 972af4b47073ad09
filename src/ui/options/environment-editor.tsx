import { useRef } from 'preact/hooks';
import type { PublishedEnvironment } from '../../messaging/app-state';
import type { EnvironmentDraft } from '../../messaging/draft';
import { Button } from '../parts/button';
import { EnvironmentFields } from '../parts/environment-fields';
import { RefusalBox } from '../parts/error-box';
import { usePorts } from '../ports-context';
import { useEnvironmentForm } from '../use-environment-form';
import { useFocus } from '../use-focus';

interface EnvironmentEditorProps {
  initial: EnvironmentDraft;
  environments: readonly PublishedEnvironment[];
}

/** The same form as the popup's, in the page. */
export function EnvironmentEditor({ initial, environments }: EnvironmentEditorProps) {
  const { t } = usePorts();
  const form = useEnvironmentForm(initial);
  const { command } = form;
  const root = useRef<HTMLFormElement>(null);
  useFocus(root, form.id, command.pending);
  const edited = environments.find(({ id }) => id === form.id) ?? null;
  return (
    <form
      class="panel"
      ref={root}
      noValidate
      autocomplete="off"
      aria-busy={command.pending}
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <h2>{t(edited === null ? 'env_title_new' : 'env_title_edit')}</h2>
      <EnvironmentFields form={form} edited={edited} />
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
      <div class="button-row">
        <Button id="env-save" kind="primary" submit busy={command.pending}>
          {t('env_save')}
        </Button>
        <Button id="env-cancel" escape="press" blocked={command.pending} onClick={form.cancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
