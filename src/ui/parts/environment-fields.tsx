import '../style/environment-fields.css';
import { useEffect } from 'preact/hooks';
import type { EnvironmentField } from '../../environments/environment-form';
import type { PublishedEnvironment } from '../../messaging/app-state';
import { usePorts } from '../ports-context';
import { type EnvironmentFormModel, follow } from '../use-environment-form';
import { Field } from './field';
import { SelectField } from './select-field';

interface EnvironmentFieldsProps {
  form: EnvironmentFormModel;
  /** The environment being edited, or null for a new one. */
  edited: PublishedEnvironment | null;
}

/** The fields that agents fill in themselves in an environment of the organization. */
const secrets: ReadonlySet<EnvironmentField> = new Set(['appSecret', 'accessKeySecret']);

export function EnvironmentFields({ form, edited }: EnvironmentFieldsProps) {
  const { t } = usePorts();
  const { fields, command, problemOf, keep } = form;
  const fixed = edited?.fromOrganisation ?? false;
  const isFixed = (field: EnvironmentField) => fixed && !secrets.has(field);
  useEffect(() => {
    if (edited !== null && fixed) follow(fields, edited);
  }, [edited, fixed]);
  const withoutSecret = fields.authMethod.value === 'none';
  const bind = (field: EnvironmentField) => ({
    value: fields[field],
    problem: problemOf(field),
    readOnly: command.pending || isFixed(field),
    ...(isFixed(field) ? { class: 'fixed' } : {}),
  });
  const secretPlaceholder = (stored: boolean | undefined) =>
    stored ? { placeholder: t('env_secret_kept') } : {};

  return (
    <>
      {fixed && (
        <p class="small" data-testid="managed">
          {t('env_from_organisation')}
        </p>
      )}
      <Field
        {...bind('label')}
        id="env-label"
        label={t('env_label')}
        hint={t('env_label_hint')}
        onInput={keep}
        focus={!fixed}
      />
      <Field
        {...bind('appHost')}
        id="env-app-host"
        inputMode="url"
        label={t('env_app_host')}
        hint={t('env_app_host_hint')}
        onInput={keep}
      />
      <Field {...bind('appId')} id="env-app-id" label={t('env_app_id')} onInput={keep} />
      <SelectField
        id="env-auth-method"
        label={t('env_auth_method')}
        hint={t('env_auth_method_hint')}
        value={fields.authMethod}
        problem={problemOf('authMethod')}
        disabled={fixed}
        options={[
          ['client_secret_post', t('env_method_post')],
          ['client_secret_basic', t('env_method_basic')],
          ['none', t('env_method_none')],
        ]}
        onChange={keep}
      />
      <Field
        {...bind('appSecret')}
        {...(withoutSecret
          ? { placeholder: t('env_secret_not_needed') }
          : secretPlaceholder(edited?.hasAppSecret))}
        id="env-app-secret"
        secret
        label={t('env_app_secret')}
        disabled={withoutSecret}
        focus={fixed && !withoutSecret}
      />
      <Field
        {...bind('phoneCountryCode')}
        id="env-country-code"
        inputMode="tel"
        label={t('env_country_code')}
        hint={t('env_country_code_hint')}
        class={isFixed('phoneCountryCode') ? 'short fixed' : 'short'}
        onInput={keep}
      />
      <Field
        {...bind('newNumber')}
        id="env-new-number"
        label={t('env_new_number')}
        hint={t('env_new_number_hint')}
        onInput={keep}
      />
      <fieldset class="secondary-fields">
        <legend>
          {t('env_management')} <span class="optional">{t('optional')}</span>
        </legend>
        <p class="hint">{t('env_management_lead')}</p>
        <Field
          {...bind('managementHost')}
          id="env-management-host"
          inputMode="url"
          label={t('env_management_host')}
          onInput={keep}
        />
        <Field
          {...bind('userPoolId')}
          id="env-userpool-id"
          label={t('env_userpool_id')}
          onInput={keep}
        />
        <Field
          {...bind('accessKeyId')}
          id="env-access-key-id"
          label={t('env_access_key_id')}
          onInput={keep}
        />
        <Field
          {...bind('accessKeySecret')}
          {...secretPlaceholder(edited?.hasAccessKeySecret)}
          id="env-access-key-secret"
          secret
          label={t('env_access_key_secret')}
        />
      </fieldset>
    </>
  );
}
