import type { AppState } from '../../messaging/app-state';
import { Button } from '../parts/button';
import { ConnectionCheck } from '../parts/connection-check';
import { EnvironmentFields } from '../parts/environment-fields';
import { RefusalBox } from '../parts/error-box';
import { RemoveEnvironment } from '../parts/remove-environment';
import { Screen } from '../parts/screen';
import { usePorts } from '../ports-context';
import { useEnvironmentForm } from '../use-environment-form';
import { newEnvironment } from './environment-draft';

/** Adds an environment, or edits the one in the draft. */
export function EnvironmentScreen({ state }: { state: AppState }) {
  const { t } = usePorts();
  const { environments, draft } = state;
  const form = useEnvironmentForm(draft.environment ?? newEnvironment);
  const edited = environments.find(({ id }) => id === form.id) ?? null;
  const { command } = form;
  return (
    <Screen
      name="environment"
      busy={command.pending}
      onSubmit={form.save}
      actions={
        <>
          <Button id="env-save" kind="primary" submit busy={command.pending}>
            {t('env_save')}
          </Button>
          {environments.length > 0 && (
            <Button
              id="env-cancel"
              escape="press"
              kind="quiet"
              blocked={command.pending}
              onClick={form.cancel}
            >
              {t('cancel')}
            </Button>
          )}
        </>
      }
    >
      <h1>{t(edited === null ? 'env_title_new' : 'env_title_edit')}</h1>
      <p class="lead">{t('env_lead')}</p>
      <EnvironmentFields form={form} edited={edited} />
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
      {edited !== null && (
        <>
          <ConnectionCheck environmentId={edited.id} />
          {!edited.fromOrganisation && <RemoveEnvironment environment={edited} />}
        </>
      )}
    </Screen>
  );
}
