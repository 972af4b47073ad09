import { seedUsers } from '../../sandbox/seeds/users';
import { groundsFor, hasPhone, settleIn } from '../support/agent';
import { expect, test } from '../support/firefox';

test('takes a lost phone off, within the guard rails', async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await desk.findUser('199 0000 0001');
  expect(await desk.card()).toMatchObject({ phone: '+86 199********' });
  await desk.adminUnbind({ ...groundsFor('alice'), lastFour: '0002' });
  await desk.settled();
  expect((await desk.error()).code).toBe('last-four-mismatch');
  await desk.adminUnbind({ lastFour: '0001' });
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(hasPhone(sandbox, 'alice')).toBe(false);
  expect(sandbox.sandbox.count('update-user')).toBe(1);
  expect(sandbox.sandbox.count('send-sms')).toBe(0);
});

test('stops before an account whose only way in is the phone', async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  await desk.findUser(seedUsers.carol.userId);
  expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
  expect(hasPhone(sandbox, 'carol')).toBe(true);
});
