import * as v from 'valibot';
import { dailySmsLimit, noInternationalSms, smsTooSoon, unknownAccount } from '../wire/refusals';
import type { Call } from './call';
import { defineEndpoint } from './endpoint';
import { isPhone, phoneCountryCode, phoneNumber } from './fields';

const fields = v.pipe(
  v.object({
    phoneNumber,
    phoneCountryCode,
    channel: v.picklist([
      'CHANNEL_LOGIN',
      'CHANNEL_REGISTER',
      'CHANNEL_RESET_PASSWORD',
      'CHANNEL_BIND_PHONE',
      'CHANNEL_UNBIND_PHONE',
      'CHANNEL_BIND_MFA',
      'CHANNEL_VERIFY_MFA',
      'CHANNEL_UNBIND_MFA',
      'CHANNEL_COMPLETE_PHONE',
      'CHANNEL_IDENTITY_VERIFICATION',
      'CHANNEL_DELETE_ACCOUNT',
    ]),
  }),
  v.forward(
    v.check(({ phoneNumber: number, phoneCountryCode: code }) => isPhone(code, number)),
    ['phoneNumber'],
  ),
);

/** The channels on which a number must not belong to anybody yet. */
const forNewNumbers: readonly string[] = [
  'CHANNEL_REGISTER',
  'CHANNEL_BIND_PHONE',
  'CHANNEL_COMPLETE_PHONE',
];

/** `POST /api/v3/send-sms`: sends a code to a phone. No token is needed. */
export const sendSms = defineEndpoint({
  name: 'send-sms',
  method: 'POST',
  path: '/api/v3/send-sms',
  fieldsIn: 'json',
  fields,
  appHeader: 'required',
  async act({ world, fields: { phoneNumber: number, phoneCountryCode: code, channel } }) {
    const { options } = world;
    if (code !== '+86' && !options.internationalSms) throw noInternationalSms();
    const known = world.users.byPhone({ countryCode: code, number }) !== undefined;
    if (!known && options.sendToUnknown === 'refuse' && !forNewNumbers.includes(channel)) {
      throw unknownAccount(options);
    }
    send({ world, to: `${code}${number}`, channel });
    return { kind: 'envelope' };
  },
});

function send({
  world,
  to,
  channel,
}: Pick<Call<unknown>, 'world'> & { to: string; channel: string }) {
  const target = { kind: 'sms', to, channel } as const;
  switch (world.codes.maySend(target, world.now(), world.options)) {
    case 'too-soon':
      throw smsTooSoon(world.options);
    case 'daily-limit':
      throw dailySmsLimit();
    case 'sendable':
      world.codes.send(target, world.now(), world.options, world.random);
      world.record({ kind: 'sms-sent', to, channel });
  }
}
