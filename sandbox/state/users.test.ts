import { expect, test } from 'vitest';
import { seedUsers } from '../seeds/users';
import { Users } from './users';

const users = () => new Users(Object.values(seedUsers), () => {});

test('a number is looked for together with its country code', () => {
  expect(users().byPhone({ countryCode: '+44', number: '7400123456' })?.name).toBe('Grace Bennett');
  expect(users().byPhone({ countryCode: '+86', number: '7400123456' })).toBeUndefined();
});

test('letter case means nothing in an email', () => {
  expect(users().byEmail('Lin.Xiaowen@Example.com')?.name).toBe('林晓雯');
});

test.each([
  ['account', 'zhaoyilin', '赵艺琳'],
  ['account', 'lin.xiaowen@example.com', '林晓雯'],
  ['account', '19900000001', '林晓雯'],
  ['username', 'zhaoyilin', '赵艺琳'],
  ['email', 'lin.xiaowen@example.com', '林晓雯'],
  ['phone', '19900000001', '林晓雯'],
] as const)('%s %s is found', (kind, value, name) => {
  expect(users().byAccount({ kind, value })?.name).toBe(name);
});

test.each([
  ['username', 'lin.xiaowen@example.com'],
  ['email', 'zhaoyilin'],
  ['phone', '7400123456'],
  ['account', '2025550143'],
] as const)('%s %s is not found', (kind, value) => {
  expect(users().byAccount({ kind, value })).toBeUndefined();
});

test('a changed user takes the place of the old, and is told', () => {
  const told: string[] = [];
  const pool = new Users(Object.values(seedUsers), (user) => told.push(user.name));
  pool.put({ ...seedUsers.alice, name: 'Changed' });
  expect(pool.byId(seedUsers.alice.userId)?.name).toBe('Changed');
  expect(pool.all()).toHaveLength(Object.keys(seedUsers).length);
  expect(told).toEqual(['Changed']);
});
