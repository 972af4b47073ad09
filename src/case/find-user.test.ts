import { describe, expect, it } from 'vitest';
import type { Answered } from '../genauth/answer';
import type { Want } from '../genauth/client';
import { type Failure, failure, GenAuthError } from '../genauth/failure';
import type { ManagementClient, UserIdType } from '../genauth/management-client';
import type { Identity, ManagedUser, UserPage } from '../genauth/models';
import type { OperationAnswer } from './event';
import { noSecrets, type Secrets } from './ports';
import { createPrepare } from './prepare';
import type { OperationRequest, UserQuery } from './request';
import { openedLost } from './testing/lost-phone-story';

const user: ManagedUser = {
  userId: 'user-1',
  status: 'Activated',
  name: 'Alice',
  nickname: null,
  username: 'alice',
  email: 'alice@example.com',
  emailVerified: true,
  phone: '13812345678',
  phoneCountryCode: '+86',
  lastLogin: null,
  customData: null,
  passwordLastSetAt: null,
  identities: [],
};
const nobody = failure('answered', 'user-not-found', { statusCode: 404 });
const number: UserQuery = {
  text: '138 1234 5678',
  phone: { phoneNumber: '13812345678', phoneCountryCode: '+86' },
};
const byText = (text: string): UserQuery => ({ text, phone: null });

interface Directory {
  /** By `type:id`. */
  readonly users?: Readonly<Record<string, ManagedUser | Failure>>;
  readonly page?: UserPage | Failure;
  readonly identities?: readonly Identity[] | Failure;
}

const isFailure = (value: object): value is Failure => 'delivery' in value;
function given<T extends object>(value: T | Failure): Answered<T> {
  if (isFailure(value)) throw new GenAuthError(value);
  return { value, requestId: 'request-1' };
}

/** Searches in a directory, and records what was requested. */
function finding({ users = {}, page = { totalCount: 0, list: [] }, identities = [] }: Directory) {
  const asked: string[] = [];
  const wanted: (Want | undefined)[] = [];
  const unused = () => Promise.reject(new Error('not asked of a search'));
  const management: ManagementClient = {
    async getUser(userId: string, type: UserIdType, want?: Want) {
      asked.push(`get-user ${type}:${userId}`);
      wanted.push(want);
      return given(users[`${type}:${userId}`] ?? nobody);
    },
    async listUsers(keywords, at) {
      asked.push(`list-users ${keywords}, page ${at}`);
      return given(page);
    },
    async getUserIdentities(userId) {
      asked.push(`get-user-identities ${userId}`);
      return given(identities);
    },
    clearPhone: unused,
    kickUser: unused,
  };
  const client = {
    signin: unused,
    sendSms: unused,
    sendEmail: unused,
    getProfile: unused,
    getIdentities: unused,
    getSecurityInfo: unused,
    unbindPhone: unused,
    revokeToken: unused,
  };
  const prepare = createPrepare(async () => ({
    client,
    management,
    protectionOf: ({ customData }) =>
      customData?.['vip'] === true ? 'protected' : 'not-protected',
    wantsCustomData: true,
    correlate: async ({ phoneNumber }) => `correlation of ${phoneNumber.length} digits`,
  }));
  const run = (request: OperationRequest, secrets: Secrets = noSecrets) =>
    prepare({ request, environment: openedLost.environment, way: 'admin', account: null })(secrets);
  const search = (query: UserQuery) => run({ kind: 'find-user', query });
  return { asked, wanted, run, search };
}

const found = (answer: OperationAnswer) => (answer.ok ? answer.found : answer.failure);

describe('a pasted text is looked up as what it can be', () => {
  it.each<[string, UserQuery, string]>([
    ['an email', byText('alice@example.com'), 'email:alice@example.com'],
    ['an id', byText('6229ffaaaaaaaaaacade3e3d'), 'user_id:6229ffaaaaaaaaaacade3e3d'],
    ['a number, by its digits alone', number, 'phone:13812345678'],
    ['anything else, by user name', byText('alice'), 'username:alice'],
  ])('%s', async (_, query, key) => {
    const [type = '', userId = ''] = key.split(':');
    const named = type === 'user_id' ? { ...user, userId } : user;
    const { search, asked, wanted } = finding({ users: { [key]: named } });
    const { answer } = await search(query);
    expect(found(answer)).toMatchObject({ kind: 'account', account: { userId: named.userId } });
    expect(asked).toEqual([`get-user ${key}`]);
    expect(wanted).toEqual([{ customData: true }]);
  });

  it('a number with another country code is somebody else’s', async () => {
    const other: ManagedUser = { ...user, userId: 'user-2', phoneCountryCode: '+1' };
    const { search, asked } = finding({
      users: { 'phone:13812345678': other, 'user_id:user-1': user },
      page: { totalCount: 1, list: [user] },
    });
    expect(found((await search(number)).answer)).toMatchObject({ account: { userId: 'user-1' } });
    expect(asked).toEqual([
      'get-user phone:13812345678',
      'get-user username:138 1234 5678',
      'list-users 13812345678, page 1',
      'get-user user_id:user-1',
    ]);
  });

  it('a number without a country code in the profile belongs to mainland China', async () => {
    const users = { 'phone:13812345678': { ...user, phoneCountryCode: null } };
    const { search, asked } = finding({ users });
    expect(found((await search(number)).answer)).toMatchObject({ kind: 'account' });
    expect(asked).toHaveLength(1);
  });
});

describe('only an exact match is an account', () => {
  const one = (changes: Partial<ManagedUser>) => {
    const list = [{ ...user, ...changes }];
    return finding({ page: { totalCount: 1, list }, users: { 'user_id:user-1': user } });
  };

  it.each<[string, UserQuery, Partial<ManagedUser>, string]>([
    ['the end of an address', byText('bo@example.com'), { email: 'wang.bo@example.com' }, 'email'],
    ['a part of a name', byText('hort'), { name: 'Henry Ortiz Short', email: null }, 'name'],
    ['a whole name', byText('Alice'), { username: null, email: null }, 'name'],
    ['a part of a user name', byText('lic'), { email: null }, 'username'],
    [
      'a nickname',
      byText('Ali'),
      { username: null, name: null, email: null, nickname: 'Ali' },
      'nickname',
    ],
    ['a number of another country', number, { phoneCountryCode: '+1' }, 'phone'],
  ])(
    '%s is a candidate, although the only one, and names its matching field',
    async (_, query, changes, by) => {
      const { search } = one(changes);
      expect(found((await search(query)).answer)).toMatchObject({
        kind: 'candidates',
        candidates: { totalCount: 1, list: [{ userId: 'user-1', foundBy: by }] },
      });
    },
  );

  it.each<[string, UserQuery]>([
    ['an address in other case', byText('Alice@Example.com')],
    ['a user name in other case', byText('ALICE')],
    ['a number in another notation', { text: '+86 138 1234 5678', phone: number.phone }],
  ])('%s is the account', async (_, query) => {
    expect(found((await one({}).search(query)).answer)).toMatchObject({ kind: 'account' });
  });

  it('a user name of digits and separators is also searched as a name', async () => {
    const named = { ...user, username: '2023-00417' };
    const { search, asked } = finding({ users: { 'username:2023-00417': named } });
    const query = { text: '2023-00417', phone: { phoneNumber: '202300417' } };
    expect(found((await search(query)).answer)).toMatchObject({ kind: 'account' });
    expect(asked).toEqual(['get-user phone:202300417', 'get-user username:2023-00417']);
  });

  it('an answer about another user is not a match', async () => {
    const { search } = finding({ users: { 'email:bo@example.com': user } });
    expect((await search(byText('bo@example.com'))).answer).toMatchObject({
      failure: { code: 'user-not-found' },
    });
    const { run } = finding({ users: { 'user_id:user-2': user } });
    expect((await run({ kind: 'read-user', userId: 'user-2' })).answer).toMatchObject({
      ok: false,
      failure: { delivery: 'answered', code: 'other-user' },
    });
  });
});

describe('without an exact match', () => {
  const two: UserPage = { totalCount: 70, list: [user, { ...user, userId: 'user-2' }] };

  it.each([
    nobody,
    failure('answered', 'refused', { statusCode: 400 }),
    failure('answered', 'invalid-argument', { statusCode: 400 }),
  ])('a keyword search follows, whatever the refusal: $code', async (said) => {
    const { search, asked } = finding({ users: { 'username:ali': said }, page: two });
    const { answer, secrets } = await search(byText('ali'));
    expect(asked).toEqual(['get-user username:ali', 'list-users ali, page 1']);
    expect(found(answer)).toMatchObject({
      kind: 'candidates',
      candidates: { page: 1, pages: 2, totalCount: 70 },
    });
    expect(secrets?.query).toEqual(byText('ali'));
  });

  it.each([
    failure('answered', 'access-key'),
    failure('answered', 'throttled'),
    failure('answered', 'server-error'),
    failure('maybe-sent', 'timeout'),
    failure('not-sent', 'offline'),
  ])('no keyword search follows another refusal: $code', async (said) => {
    const { search, asked } = finding({ users: { 'username:ali': said }, page: two });
    expect((await search(byText('ali'))).answer).toEqual({ ok: false, failure: said });
    expect(asked).toEqual(['get-user username:ali']);
  });

  it('a keyword search that finds one user reads that one', async () => {
    const { search, asked } = finding({
      users: { 'user_id:user-1': user },
      page: { totalCount: 1, list: [user] },
    });
    expect(found((await search(byText('ALICE@example.com'))).answer)).toMatchObject({
      kind: 'account',
    });
    expect(asked.at(-1)).toBe('get-user user_id:user-1');
  });

  it('a number that only matches in another country is left to the agent', async () => {
    const abroad = { ...user, phoneCountryCode: '+44' };
    const { answer } = await finding({
      users: { 'user_id:user-1': abroad },
      page: { totalCount: 1, list: [abroad] },
    }).search(number);
    expect(answer).toMatchObject({
      ok: true,
      found: { kind: 'candidates', candidates: { totalCount: 1, list: [{ userId: 'user-1' }] } },
    });
  });

  it('a keyword search that finds none says so', async () => {
    const { answer } = await finding({}).search(byText('nobody'));
    expect(answer).toMatchObject({
      ok: false,
      failure: { delivery: 'answered', code: 'user-not-found', requestId: 'request-1' },
    });
  });

  it('several results are masked', async () => {
    const { answer } = await finding({ page: two }).search(byText('ali'));
    const shown = JSON.stringify(answer);
    expect(shown).not.toContain('13812345678');
    expect(shown).not.toContain('alice@');
    expect(found(answer)).toMatchObject({
      candidates: { list: [{ phone: '+86 138****5678', email: 'a***e@example.com' }, {}] },
    });
  });
});

describe('another page', () => {
  const secrets: Secrets = { ...noSecrets, query: number };
  const page = { totalCount: 101, list: [user] };

  it('belongs to the last search, which is only kept in memory', async () => {
    const { run, asked } = finding({ page });
    const { answer } = await run({ kind: 'find-user', page: 3 }, secrets);
    expect(asked).toEqual(['list-users 13812345678, page 3']);
    expect(found(answer)).toMatchObject({ candidates: { page: 3, pages: 3, totalCount: 101 } });
    expect(JSON.stringify(answer)).not.toContain('13812345678');
  });

  it('may be empty', async () => {
    const { run } = finding({ page: { totalCount: 0, list: [] } });
    const { answer } = await run({ kind: 'find-user', page: 2 }, secrets);
    expect(found(answer)).toMatchObject({ candidates: { list: [], page: 2, pages: 1 } });
  });

  it('is never chosen from automatically', async () => {
    const { run, asked } = finding({ page: { totalCount: 1, list: [user] } });
    const { answer } = await run({ kind: 'find-user', page: 2 }, secrets);
    expect(found(answer)).toMatchObject({ kind: 'candidates', candidates: { list: [{}] } });
    expect(asked).toHaveLength(1);
  });

  it('is unavailable once the search is forgotten', async () => {
    const { run, asked } = finding({ page });
    const { answer } = await run({ kind: 'find-user', page: 2 });
    expect(answer).toMatchObject({ failure: { delivery: 'not-sent', code: 'session-lost' } });
    expect(asked).toEqual([]);
  });
});

describe('the account that is found', () => {
  const one = (changes: Partial<ManagedUser>, more: Directory = {}) => {
    const key = 'user_id:user-1';
    const { run, asked } = finding({ ...more, users: { [key]: { ...user, ...changes } } });
    return {
      asked,
      performed: run(
        { kind: 'read-user', userId: 'user-1' },
        { ...noSecrets, query: byText('ali') },
      ),
    };
  };
  const accountOf = async (changes: Partial<ManagedUser>, more?: Directory) => {
    const answer = found((await one(changes, more).performed).answer);
    if (!('kind' in answer) || answer.kind !== 'account')
      throw new Error('The answer has no account.');
    return answer;
  };

  it('is the chosen one, masked; its number is kept in memory, but not the search text', async () => {
    const { answer, secrets } = await one({}).performed;
    expect(found(answer)).toMatchObject({
      account: {
        phone: '+86 138****5678',
        phoneCorrelation: 'correlation of 11 digits',
        loginMethods: [{ kind: 'email' }],
      },
      phoneBound: true,
      protection: 'not-protected',
    });
    expect(JSON.stringify(answer)).not.toContain('13812345678');
    expect(secrets).toEqual({
      ...noSecrets,
      phone: { phoneNumber: '13812345678', phoneCountryCode: '+86' },
    });
  });

  it('may have no phone, and then no correlation', async () => {
    const none = await accountOf({ phone: null, phoneCountryCode: null });
    expect(none).toMatchObject({ phoneBound: false, account: { phoneCorrelation: null } });
  });

  it('may be protected', async () => {
    expect(await accountOf({ customData: { vip: true } })).toMatchObject({
      protection: 'protected',
    });
  });

  it('has its bindings requested only if they were not included', async () => {
    const identities = [{ extIdpId: 'idp-1', provider: 'wechat' }];
    const apart = one({ identities: null }, { identities });
    expect(found((await apart.performed).answer)).toMatchObject({
      account: { loginMethods: [{ kind: 'email' }, { kind: 'social', provider: 'wechat' }] },
    });
    expect(apart.asked).toEqual(['get-user user_id:user-1', 'get-user-identities user-1']);
    const along = one({ identities });
    await along.performed;
    expect(along.asked).toEqual(['get-user user_id:user-1']);
  });

  it('has no other way to sign in only if the service returned everything', async () => {
    const bare = { email: null, username: null };
    const methods = async (changes: Partial<ManagedUser>, more?: Directory) =>
      (await accountOf({ ...bare, ...changes }, more)).account.loginMethods;
    expect(await methods({})).toEqual([]);
    expect(await methods({ identities: null }, { identities: nobody })).toBeNull();
    // A user name may have a password, but the service did not say.
    expect(await methods({ username: 'alice' })).toBeNull();
    expect(await methods({ username: 'alice', passwordLastSetAt: '2026-01-01' })).toMatchObject([
      { kind: 'password', certain: false },
    ]);
  });
});
