import { hasPhone, loginCode, settleIn, unbindCode } from '../support/agent';
import { expect, test } from '../support/firefox';

test('unbinds the phone of a caller who signs in by SMS code', async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox);
  await desk.signInBySms('199 0000 0001', loginCode(sandbox, 'alice'));
  expect(await desk.card()).toMatchObject({ phone: '+86 199****0001' });
  await desk.sendCode();
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(hasPhone(sandbox, 'alice')).toBe(false);
  await expect.poll(() => sandbox.sandbox.count('revocation')).toBe(1);
  expect(sandbox.sandbox.count('send-sms')).toBe(2);
  expect(sandbox.sandbox.count('unbind-phone')).toBe(1);
  expect(new Set(sandbox.sandbox.requests.map(({ headers }) => headers['connection']))).toEqual(
    new Set(['close']),
  );
});
