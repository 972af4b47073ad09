import { beforeEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import type { PartialOptions } from '../options';
import { plainClient } from '../plain-client';
import { plainManagementClient } from '../plain-management-client';
import { seedUsers } from '../seeds/users';

const { alice, carol, ivan } = seedUsers;

let sandbox: Sandbox;
let client: Awaited<ReturnType<typeof plainManagementClient>>;
beforeEach(async () => {
  sandbox = createSandbox();
  client = await plainManagementClient(sandbox);
});

const update = (fields: object) => client.post('update-user', { userId: alice.userId, ...fields });

const phoneIsThere = () => sandbox.user(alice.userId)?.phone !== null;

test.each<[PartialOptions['clearPhoneWith'], null | '', boolean]>([
  ['null', null, false],
  ['null', '', true],
  ['empty', null, true],
  ['empty', '', false],
  ['both', null, false],
  ['both', '', false],
  ['neither', null, true],
  ['neither', '', true],
])('where %s clears, %j leaves a phone: %s', async (clearPhoneWith, phone, left) => {
  sandbox.setOptions({ clearPhoneWith });
  expect((await update({ phone })).statusCode).toBe(200);
  expect(phoneIsThere()).toBe(left);
  const effects = sandbox.effects.filter(({ kind }) => kind === 'phone-unbound');
  expect(effects).toHaveLength(left ? 0 : 1);
});

test('may refuse a value that clears nothing', async () => {
  sandbox.setOptions({ clearPhoneWith: 'null', otherEmptyPhone: 'refused' });
  expect(await update({ phone: '' })).toMatchObject({ statusCode: 400 });
  expect(phoneIsThere()).toBe(true);
});

test('may check for another login method', async () => {
  const clear = () => client.post('update-user', { userId: carol.userId, phone: null });
  sandbox.setOptions({ adminChecksLoginMethods: true });
  expect(await clear()).toMatchObject({ apiCode: 1_320_005 });
  sandbox.setOptions({ adminChecksLoginMethods: false });
  expect((await clear()).statusCode).toBe(200);
});

test('marks a phone or an email as verified, without either being sent again', async () => {
  const marked = { phoneVerified: false, emailVerified: false };
  expect((await update(marked)).data).toMatchObject({ ...marked, phone: alice.phone.number });
  expect(sandbox.user(alice.userId)).toMatchObject({
    phone: { ...alice.phone, verified: false },
    email: { ...alice.email, verified: false },
  });
});

test('sets a number with its country code, and marks nothing where nothing is bound', async () => {
  const userId = ivan.userId;
  await update({ userId, phoneVerified: true, phoneCountryCode: '+44' });
  expect(sandbox.user(userId)?.phone).toBeNull();
  const phone = { phone: '7400123457', phoneCountryCode: '+44', phoneVerified: true };
  expect((await update({ userId, ...phone })).data).toMatchObject(phone);
  await update({ userId, phone: '19900000021' });
  const mainland = { countryCode: '+86', number: '19900000021', verified: false };
  expect(sandbox.user(userId)?.phone).toEqual(mainland);
});

test('takes any field of the profile, and shows it from then on', async () => {
  const profile = {
    nickname: 'Wen',
    externalId: 'HR-1',
    gender: 'U',
    company: 'Example Ltd',
    birthdate: '1990-02-03',
  };
  expect((await update(profile)).data).toMatchObject(profile);
  expect(sandbox.requests.at(-1)?.problems).toEqual([]);
  expect((await client.get('get-user', { userId: alice.userId })).data).toMatchObject(profile);
});

test('sets a password that signs in', async () => {
  await update({ password: 'Quiet-Tractor-12' });
  const client = plainClient(sandbox);
  expect(await client.byPassword(alice.email.address, 'Quiet-Tractor-12')).toMatchObject({
    statusCode: 200,
  });
});

test('answers with the time of the change', async () => {
  sandbox.advance(3_600_000);
  const { data } = await update({ name: 'Alice' });
  const { updatedAt } = Object(data);
  expect(updatedAt).toBe(new Date(sandbox.user(alice.userId)?.updatedAt ?? 0).toISOString());
  expect(updatedAt).not.toBe(new Date(alice.updatedAt).toISOString());
});

test.each([
  [400, { gender: '' }],
  [400, { phone: 'abc' }],
  [501, { metadata: {} }],
  [501, { options: { passwordEncryptType: 'sm2' } }],
  [501, { options: { autoGeneratePassword: true } }],
  [501, { options: { sendPasswordResetedNotification: {} } }],
])('says %i to %j, and changes nothing', async (statusCode, fields) => {
  const before = sandbox.user(alice.userId);
  expect(await update({ name: 'Alice', ...fields })).toMatchObject({ statusCode });
  expect(sandbox.user(alice.userId)).toEqual(before);
});

test('leaves what is not given', async () => {
  await update({ name: 'Alice' });
  expect(sandbox.user(alice.userId)).toMatchObject({
    name: 'Alice',
    phone: alice.phone,
    email: alice.email,
  });
});
