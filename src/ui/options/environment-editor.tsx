import type { PublishedEnvironment } from '../../messaging/app-state';
import type { EnvironmentDraft } from '../../messaging/draft';
import { Button } from '../parts/button';
import { EnvironmentFields } from '../parts/environment-fields';
import { usePorts } from '../ports-context';
import { useEnvironmentForm } from '../use-environment-form';
import { FormPanel } from './form-panel';

interface EnvironmentEditorProps {
  initial: EnvironmentDraft;
  environments: readonly PublishedEnvironment[];
}

/** The popup's environment form, on the options page. */
export function EnvironmentEditor({ initial, environments }: EnvironmentEditorProps) {
  const { t } = usePorts();
  const form = useEnvironmentForm(initial);
  const { command } = form;
  const edited = environments.find(({ id }) => id === form.id) ?? null;
  return (
    <FormPanel
      title={t(edited === null ? 'env_title_new' : 'env_title_edit')}
      command={command}
      purpose={form.id}
      onSubmit={form.save}
      actions={
        <>
          <Button id="env-save" kind="primary" submit busy={command.pending}>
            {t('env_save')}
          </Button>
          <Button id="env-cancel" escape="press" blocked={command.pending} onClick={form.cancel}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <EnvironmentFields form={form} edited={edited} />
    </FormPanel>
  );
}
