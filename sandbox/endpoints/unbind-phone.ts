import * as v from 'valibot';
import { counts, otherLoginMethods } from '../state/user';
import { onlyLoginMethod, phoneNotBound } from '../wire/refusals';
import { defineUserEndpoint } from './endpoint';
import { text } from './fields';
import { verifyCode } from './verify-code';

/**
 * `POST /api/v3/unbind-phone`: removes the phone of the token's user, with a code sent to that phone on
 * `CHANNEL_UNBIND_PHONE`. The token stays valid.
 */
export const unbindPhone = defineUserEndpoint({
  name: 'unbind-phone',
  method: 'POST',
  path: '/api/v3/unbind-phone',
  fieldsIn: 'json',
  fields: v.object({ passCode: text }),
  appHeader: 'required',
  async act({ world, user, fields: { passCode } }) {
    const { options } = world;
    if (!user.phone) throw phoneNotBound(options);
    // Checked before the code, so that a refusal does not use the code up.
    if (!otherLoginMethods(user).some((method) => counts(method, options))) {
      throw onlyLoginMethod(options);
    }
    const phone = `${user.phone.countryCode}${user.phone.number}`;
    verifyCode(world, { kind: 'sms', to: phone, channel: 'CHANNEL_UNBIND_PHONE' }, passCode);
    world.record({ kind: 'phone-unbound', userId: user.userId, phone });
    world.users.put({ ...user, phone: null, updatedAt: world.now() });
    return { kind: 'envelope' };
  },
});
