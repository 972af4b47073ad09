import { getManagementToken } from '../management/get-management-token';
import { getUser } from '../management/get-user';
import { getUserIdentities } from '../management/get-user-identities';
import { kickUsers } from '../management/kick-users';
import { listUsers } from '../management/list-users';
import { updateUser } from '../management/update-user';
import type { Endpoint } from './endpoint';
import { getIdentities } from './get-identities';
import { getProfile } from './get-profile';
import { getSecurityInfo } from './get-security-info';
import { jwks } from './jwks';
import { sendEmail } from './send-email';
import { sendSms } from './send-sms';
import { signin } from './signin';
import { system } from './system';
import { tokenRevocation } from './token-revocation';
import { unbindPhone } from './unbind-phone';

/** Every endpoint of the service. A new one gets a separate file and is added here. */
export const endpoints: readonly Endpoint[] = [
  signin,
  sendSms,
  sendEmail,
  unbindPhone,
  getProfile,
  getIdentities,
  getSecurityInfo,
  tokenRevocation,
  system,
  jwks,
  getManagementToken,
  getUser,
  listUsers,
  updateUser,
  kickUsers,
  getUserIdentities,
];
