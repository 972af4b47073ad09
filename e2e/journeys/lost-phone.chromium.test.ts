import { seedApps } from '../../sandbox/seeds/apps';
import { seedUsers } from '../../sandbox/seeds/users';
import { groundsFor, hasPhone, settleIn, tokenOf } from '../support/agent';
import { expect, test } from '../support/chromium';

const { alice, grace, erin } = seedUsers;

test.beforeEach(async ({ desk, sandbox }) => {
  await settleIn(desk, sandbox, 'post', { accessKey: true });
});

for (const [what, query] of [
  ['a phone as the caller says it', '199 0000 0001'],
  ['a phone in international notation', '+86 199-0000-0001'],
  ['an email', alice.email.address],
  ['a user id', alice.userId],
] as const) {
  test(`takes a lost phone off an account that is found by ${what}`, async ({ desk, sandbox }) => {
    await desk.findUser(query);
    const card = await desk.card();
    expect(card.name).toContain('林晓雯');
    expect(card.phone).toBe('+86 199********');
    await desk.adminUnbind(groundsFor('alice'));
    expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
    expect(hasPhone(sandbox, 'alice')).toBe(false);
    expect(sandbox.sandbox.count('get-management-token')).toBe(1);
    expect(sandbox.sandbox.count('update-user')).toBe(1);
    expect(sandbox.sandbox.count('send-sms')).toBe(0);
    expect(sandbox.sandbox.count('kick-users')).toBe(0);
    expect(await desk.page.text('sessions')).toBe('Not ended');
  });
}

test('finds a user by user name', async ({ desk }) => {
  await desk.findUser(erin.username);
  expect((await desk.card()).phone).toBe('+86 199********');
});

test('searches by keywords where an international number is not looked up', async ({
  desk,
  sandbox,
}) => {
  await desk.findUser('+44 7400 123456');
  expect((await desk.card()).name).toBe(grace.name);
  expect(sandbox.sandbox.count('list-users')).toBe(1);
  await desk.adminUnbind(groundsFor('grace'));
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(hasPhone(sandbox, 'grace')).toBe(false);
});

test('says that nobody is found, and the case goes on', async ({ desk, sandbox }) => {
  await desk.findUser('nobody@example.com');
  expect((await desk.error()).code).toBe('user-not-found');
  await desk.findUser(alice.email.address);
  expect((await desk.card()).phone).toBe('+86 199********');
  expect(sandbox.sandbox.effects.filter(({ kind }) => kind === 'phone-unbound')).toEqual([]);
});

test('sends an empty text where the service passes over null, and believes the account alone', async ({
  desk,
  sandbox,
}) => {
  sandbox.sandbox.setOptions({ clearPhoneWith: 'empty' });
  await desk.findUser(alice.email.address);
  await desk.adminUnbind(groundsFor('alice'));
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(sandbox.sandbox.count('update-user')).toBe(2);
  expect(hasPhone(sandbox, 'alice')).toBe(false);
});

test('does not believe a service that says 200 and leaves the number', async ({
  desk,
  sandbox,
}) => {
  sandbox.sandbox.setOptions({ clearPhoneWith: 'neither' });
  await desk.findUser(alice.email.address);
  await desk.adminUnbind(groundsFor('alice'));
  expect(await desk.outcome()).toMatchObject({ kind: 'unknown' });
  await desk.page.click('check-again');
  await desk.settled();
  expect(await desk.outcome()).toMatchObject({ kind: 'unknown' });
  expect(sandbox.sandbox.count('update-user')).toBe(2);
});

test('ends the user’s sessions when that is asked for', async ({ desk, sandbox }) => {
  const token = await tokenOf(sandbox, 'alice');
  await desk.findUser(alice.userId);
  await desk.reach('card');
  await desk.page.click('end-sessions');
  await desk.adminUnbind(groundsFor('alice'));
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await desk.page.waitFor('text=Ended in this application');
  expect(sandbox.sandbox.count('kick-users')).toBe(1);
  const profile = await fetch(`${sandbox.url}/api/v3/get-profile`, {
    headers: { authorization: token, 'x-authing-app-id': seedApps.post.appId },
  });
  expect(await profile.json()).not.toMatchObject({ statusCode: 200 });
});

test('tells when the sessions were not ended, and tries again on a click', async ({
  desk,
  sandbox,
}) => {
  sandbox.sandbox.arm({ endpoint: 'kick-users', fault: { kind: 'envelope', statusCode: 500 } });
  await desk.findUser(alice.userId);
  await desk.reach('card');
  await desk.page.click('end-sessions');
  await desk.adminUnbind(groundsFor('alice'));
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect((await desk.error()).code).toBe('server-error');
  await desk.page.click('end-sessions-again');
  await desk.page.waitFor('text=Ended in this application');
  expect(sandbox.sandbox.count('kick-users')).toBe(2);
});

test('stops before an account whose only way in is the phone', async ({ desk, sandbox }) => {
  await desk.findUser('199 0000 0003');
  expect(await desk.outcome()).toMatchObject({ kind: 'refused' });
  expect((await desk.error()).code).toBe('only-login-method');
  expect(hasPhone(sandbox, 'carol')).toBe(true);
});

test('says so when the service does not take the access key', async ({ desk, sandbox }) => {
  sandbox.sandbox.arm({
    endpoint: 'get-management-token',
    fault: { kind: 'envelope', statusCode: 403, apiCode: 1001 },
  });
  await desk.findUser(alice.userId);
  expect((await desk.error()).code).toBe('access-key');
});

test('needs an access key', async ({ desk, sandbox }) => {
  await desk.page.click('env-add');
  await desk.saveEnvironment({
    label: 'No key',
    appHost: sandbox.url,
    appId: 'x',
    authMethod: 'none',
  });
  await desk.findUser(alice.userId);
  expect(await desk.page.attribute('notice', 'data-code')).toBe('access-key-missing');
  expect(sandbox.sandbox.requests).toEqual([]);
});
