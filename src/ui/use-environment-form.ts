import type { EnvironmentField, EnvironmentProblem } from '../environments/environment-form';
import type { PublishedEnvironment } from '../messaging/app-state';
import type { EnvironmentDraft } from '../messaging/draft';
import { orGiveBack } from './or-give-back';
import { usePorts } from './ports-context';
import { type Signal, useSignal } from './signal';
import { type CommandRunner, useCommand } from './use-command';
import { useDraft } from './use-draft';

export interface EnvironmentFormModel {
  /** The id of the edited environment; '' for a new one. */
  readonly id: string;
  readonly fields: Readonly<Record<EnvironmentField, Signal<string>>>;
  readonly command: CommandRunner;
  readonly problemOf: (field: EnvironmentField) => EnvironmentProblem['code'] | null;
  /** Keeps what was typed, but never secrets. */
  readonly keep: () => void;
  readonly save: () => void;
  readonly cancel: () => void;
}

const methods = ['client_secret_post', 'client_secret_basic', 'none'] as const;

const fixedFields = [
  'label',
  'appHost',
  'appId',
  'authMethod',
  'managementHost',
  'userPoolId',
  'accessKeyId',
  'phoneCountryCode',
  'newNumber',
] as const;

/** Takes the organization's current settings. Clears secrets that were typed for another host. */
export function follow(fields: EnvironmentFormModel['fields'], edited: PublishedEnvironment): void {
  if (fields.appHost.value !== edited.appHost) fields.appSecret.value = '';
  if (fields.managementHost.value !== edited.managementHost) fields.accessKeySecret.value = '';
  for (const field of fixedFields) fields[field].value = edited[field];
}

/** The form of an environment: starts from the draft, and updates the draft with every key. */
export function useEnvironmentForm(initial: EnvironmentDraft): EnvironmentFormModel {
  const { send, requestHosts } = usePorts();
  const saveDraft = useDraft();
  const command = useCommand();
  const id = useSignal(initial.id).value;
  const fields = {
    label: useSignal(initial.label),
    appHost: useSignal(initial.appHost),
    appId: useSignal(initial.appId),
    appSecret: useSignal(''),
    authMethod: useSignal<string>(initial.authMethod),
    managementHost: useSignal(initial.managementHost),
    userPoolId: useSignal(initial.userPoolId),
    accessKeyId: useSignal(initial.accessKeyId),
    accessKeySecret: useSignal(''),
    phoneCountryCode: useSignal(initial.phoneCountryCode),
    newNumber: useSignal(initial.newNumber),
  };

  function keep(): void {
    const { label, appHost, appId, managementHost, userPoolId, accessKeyId } = fields;
    const { phoneCountryCode, newNumber } = fields;
    saveDraft({
      environment: {
        id,
        label: label.value,
        appHost: appHost.value,
        appId: appId.value,
        authMethod: methods.find((each) => each === fields.authMethod.value) ?? 'none',
        managementHost: managementHost.value,
        userPoolId: userPoolId.value,
        accessKeyId: accessKeyId.value,
        phoneCountryCode: phoneCountryCode.value,
        newNumber: newNumber.value,
      },
    });
  }

  function save(): void {
    // First, within the click's user gesture. Not awaited: the prompt may close this popup, or never be answered.
    const hosts = [fields.appHost.value, fields.managementHost.value];
    const access = requestHosts(hosts.filter((host) => host.trim() !== '')).catch(() => false);
    const form = {
      label: fields.label.value,
      appHost: fields.appHost.value,
      appId: fields.appId.value,
      appSecret: fields.authMethod.value === 'none' ? '' : fields.appSecret.value,
      authMethod: fields.authMethod.value,
      managementHost: fields.managementHost.value,
      userPoolId: fields.userPoolId.value,
      accessKeyId: fields.accessKeyId.value,
      accessKeySecret: fields.accessKeySecret.value,
      phoneCountryCode: fields.phoneCountryCode.value,
      newNumber: fields.newNumber.value,
    };
    // Saving also removes the form's draft.
    void command.run(() =>
      orGiveBack(send('environment.save', { id: id === '' ? null : id, form }), access, () =>
        send('environment.releaseHosts', {}),
      ),
    );
  }

  const { refusal } = command;
  const problems = refusal?.code === 'environment-invalid' ? refusal.problems : [];

  return {
    id,
    fields,
    command,
    problemOf: (field) => problems.find((problem) => problem.field === field)?.code ?? null,
    keep,
    save,
    cancel: () => saveDraft({ environment: null }),
  };
}
