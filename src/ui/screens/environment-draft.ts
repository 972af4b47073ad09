import type { PublishedEnvironment } from '../../messaging/app-state';
import type { EnvironmentDraft } from '../../messaging/draft';
import { DEFAULT_COUNTRY_CODE } from '../../phone/country-code';

/** The form of a new environment. */
export const newEnvironment: EnvironmentDraft = {
  id: '',
  label: '',
  appHost: '',
  appId: '',
  authMethod: 'client_secret_post',
  managementHost: '',
  userPoolId: '',
  accessKeyId: '',
  phoneCountryCode: DEFAULT_COUNTRY_CODE,
  newNumber: '',
};

/** The form of an existing environment, without its secrets. */
export function draftOf(environment: PublishedEnvironment): EnvironmentDraft {
  const { id, label, appHost, appId, authMethod } = environment;
  const { managementHost, userPoolId, accessKeyId, phoneCountryCode, newNumber } = environment;
  return {
    id,
    label,
    appHost,
    appId,
    authMethod,
    managementHost,
    userPoolId,
    accessKeyId,
    phoneCountryCode,
    newNumber,
  };
}
