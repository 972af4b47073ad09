import type { Way } from '../../case/case';
import type { MessageKey } from '../ports';

/** How the account is reached, in one word. */
export const wayName: Readonly<Record<Way, MessageKey>> = {
  sms: 'route_sms',
  email: 'route_email',
  password: 'route_password',
  token: 'route_token',
  admin: 'route_admin',
};
