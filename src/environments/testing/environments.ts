import { defaultSafeguards } from '../../safeguards/default-safeguards';
import type { Environment } from '../environment';

/** An environment with all its fields. */
export function anEnvironment(id: string, label: string): Environment {
  return {
    id,
    label,
    appHost: 'https://acme.genauth.ai',
    appId: '60a6f980dd9a9a7642da768a',
    authMethod: 'client_secret_post',
    appSecret: 'app-secret',
    managementHost: 'https://api.genauth.ai',
    userPoolId: 'pool',
    accessKeyId: 'key-id',
    accessKeySecret: 'key-secret',
    phoneCountryCode: '+86',
    newNumber: '',
    safeguards: defaultSafeguards,
  };
}
