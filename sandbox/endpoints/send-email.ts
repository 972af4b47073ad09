import * as v from 'valibot';
import { emailTooSoon, unknownAccount } from '../wire/refusals';
import { defineEndpoint } from './endpoint';
import { email } from './fields';

const fields = v.object({
  email,
  channel: v.picklist([
    'CHANNEL_LOGIN',
    'CHANNEL_REGISTER',
    'CHANNEL_RESET_PASSWORD',
    'CHANNEL_VERIFY_EMAIL_LINK',
    'CHANNEL_UPDATE_EMAIL',
    'CHANNEL_BIND_EMAIL',
    'CHANNEL_UNBIND_EMAIL',
    'CHANNEL_VERIFY_MFA',
    'CHANNEL_UNLOCK_ACCOUNT',
    'CHANNEL_COMPLETE_EMAIL',
    'CHANNEL_DELETE_ACCOUNT',
  ]),
});

/** The channels on which an address must not belong to anybody yet. */
const forNewAddresses: readonly string[] = [
  'CHANNEL_REGISTER',
  'CHANNEL_UPDATE_EMAIL',
  'CHANNEL_BIND_EMAIL',
  'CHANNEL_COMPLETE_EMAIL',
];

/** `POST /api/v3/send-email`: sends a code to an address. No token is needed. */
export const sendEmail = defineEndpoint({
  name: 'send-email',
  method: 'POST',
  path: '/api/v3/send-email',
  fieldsIn: 'json',
  fields,
  appHeader: 'required',
  async act({ world, fields: { email: address, channel } }) {
    const { options } = world;
    const to = address.toLowerCase();
    const known = world.users.byEmail(to) !== undefined;
    if (!known && options.sendToUnknown === 'refuse' && !forNewAddresses.includes(channel)) {
      throw unknownAccount(options);
    }
    const target = { kind: 'email', to, channel } as const;
    if (world.codes.maySend(target, world.now(), options) !== 'sendable') {
      throw emailTooSoon(options);
    }
    world.codes.send(target, world.now(), options, world.random);
    world.record({ kind: 'email-sent', to, channel });
    return { kind: 'envelope' };
  },
});
