import { beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../app';
import { plainManagementClient } from '../plain-management-client';
import { seedUsers } from '../seeds/users';

const { alice, carol, dave, erin, grace, henry, ivan, oscar, peggy, quentin, rosa } = seedUsers;

let sandbox: Sandbox;
let client: Awaited<ReturnType<typeof plainManagementClient>>;
beforeEach(async () => {
  sandbox = createSandbox();
  client = await plainManagementClient(sandbox);
});

/** The ids that a search finds, in its order. */
async function found(body: object): Promise<readonly string[]> {
  const options = { pagination: { limit: 50 }, ...Object(Object(body).options) };
  const { data } = await client.post('list-users', { ...body, options });
  return Array.from<unknown>(Object(data).list).map((user) => String(Object(user).userId));
}

const filtered = (field: string, operator: string, value?: unknown) =>
  found({ advancedFilter: [{ field, operator, ...(value !== undefined && { value }) }] });

describe('keywords', () => {
  test.each([
    ['name', '李明'],
    ['nickname', 'xiaoMING'],
    ['email', 'li.ming'],
  ])('find both of two who share a %s', async (_, keywords) => {
    expect(await found({ keywords })).toEqual([quentin.userId, rosa.userId]);
  });

  test('find by a number’s digits, at home and abroad', async () => {
    expect(await found({ keywords: alice.phone.number })).toEqual([alice.userId]);
    expect(await found({ keywords: grace.phone.number })).toEqual([grace.userId]);
  });

  test('are looked for only where it is asked', async () => {
    const keywords = 'example.com';
    expect(await found({ keywords, options: { fuzzySearchOn: ['name', 'phone'] } })).toEqual([]);
    const bySystem = { keywords: 'HR-2', options: { fuzzySearchOn: ['externalId'] } };
    expect(await found(bySystem)).toEqual([quentin.userId]);
    const byId = { keywords: henry.userId, options: { fuzzySearchOn: ['id'] } };
    expect(await found(byId)).toEqual([henry.userId]);
  });

  test('find everyone when there are none, whoever has no field to look in too', async () => {
    expect(await found({})).toHaveLength(sandbox.users.length);
    const nowhere = { options: { fuzzySearchOn: ['company'] } };
    expect(await found(nowhere)).toHaveLength(sandbox.users.length);
  });
});

describe('a filter', () => {
  test.each<[string, string, unknown, readonly { readonly userId: string }[]]>([
    ['id', 'IN', [henry.userId, alice.userId], [alice, henry]],
    ['email', 'EQUAL', alice.email.address, [alice]],
    ['name', 'CONTAINS', '明', [quentin, rosa]],
    ['name', 'CONTAINS', 'WINTER', [peggy]],
    ['externalId', 'NOT_NULL', undefined, [quentin, rosa]],
    ['loginsCount', 'GREATER', 84, [dave, oscar]],
    ['loginsCount', 'LESSER', -1, []],
    ['loginsCount', 'BETWEEN', [26, 37], [alice, quentin]],
    ['lastLogin', 'LESSER', ivan.lastLogin, [ivan]],
    ['lastLogin', 'BETWEEN', [ivan.lastLogin, rosa.lastLogin], [ivan, rosa]],
    ['lastLoginTime', 'GREATER', new Date(peggy.lastLogin).toJSON(), [peggy]],
    ['signedUp', 'LESSER', alice.createdAt - 1, []],
    ['protected', 'EQUAL', true, [peggy]],
  ])('%s %s %j', async (field, operator, value, users) => {
    const ids = users.map(({ userId }) => userId);
    expect(await filtered(field, operator, value)).toEqual(ids);
  });

  test('and its opposite part the users between them', async () => {
    for (const [one, other] of [
      ['EQUAL', 'NOT_EQUAL'],
      ['CONTAINS', 'NOT_CONTAINS'],
    ] as const) {
      const both = [
        ...(await filtered('name', one, '李明')),
        ...(await filtered('name', other, '李明')),
      ];
      expect(new Set(both).size).toBe(sandbox.users.length);
      expect(both).toHaveLength(sandbox.users.length);
    }
  });

  test.each(['absent', 'null', 'empty'] as const)(
    'for no phone finds those who have none, however that is shown: %s',
    async (unboundPhoneShownAs) => {
      sandbox.setOptions({ unboundPhoneShownAs });
      expect(await filtered('phone', 'IS_NULL')).toEqual([ivan.userId]);
      expect(await filtered('phone', 'NOT_NULL')).not.toContain(ivan.userId);
    },
  );

  test('counts together with the others and with the keywords', async () => {
    const advancedFilter = [
      { field: 'gender', operator: 'EQUAL', value: 'F' },
      { field: 'email', operator: 'IS_NULL' },
    ];
    expect(await found({ advancedFilter })).toEqual([carol.userId, erin.userId]);
    expect(await found({ advancedFilter, keywords: carol.name })).toEqual([carol.userId]);
  });

  test.each([
    { field: 'name', operator: 'LIKE', value: 'x' },
    { field: 'name', operator: 'IN', value: 'x' },
    { field: 'loginsCount', operator: 'BETWEEN', value: [1] },
    { field: 'name', operator: 'EQUAL' },
  ])('is refused when it makes no sense: %j', async (filter) => {
    const answer = await client.post('list-users', { advancedFilter: [filter] });
    expect(answer.statusCode).toBe(400);
  });
});

test.each([
  { advancedFilter: [{ field: 'loggedInApps', operator: 'NOT_NULL' }], keywords: 'nobody' },
  { advancedFilter: [{ field: 'toString', operator: 'NOT_NULL' }] },
  { searchQuery: { query: {} } },
  { options: { flatCustomData: true } },
])('says 501 to what the sandbox cannot do: %j', async (body) => {
  expect((await client.post('list-users', body)).statusCode).toBe(501);
  expect(sandbox.requests[0]?.problems).toEqual([]);
});

test('a list is sorted by the first field, and those alike in it by the second', async () => {
  const sort = [
    { field: 'gender', order: 'desc' },
    { field: 'loginsCount', order: 'asc' },
  ];
  const keywords = '1990000001';
  const ids = await found({ keywords, options: { sort } });
  const by = (wanted: 'M' | 'F') =>
    sandbox.users
      .filter(({ gender, phone }) => gender === wanted && phone?.number.startsWith(keywords))
      .toSorted((one, other) => one.loginsCount - other.loginsCount)
      .map(({ userId }) => userId);
  expect(ids).toEqual([...by('M'), ...by('F')]);
  expect(ids.length).toBeGreaterThan(4);
});
