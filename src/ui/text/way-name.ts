import type { Way } from '../../case/case';
import type { MessageKey } from '../ports';

/** How the caller's access token is obtained, in a word. */
export const wayName: Readonly<Record<Way, MessageKey>> = {
  sms: 'route_sms',
  email: 'route_email',
  password: 'route_password',
  token: 'route_token',
};
