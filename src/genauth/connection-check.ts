import type { AccessKey } from './access-key';
import type { AppCredentials } from './app-credentials';
import type { AuthMethod } from './auth-method';
import { createClient } from './client';
import type { Check, CheckName, ConnectionReport, Setting, Verdict } from './connection-report';
import { type Failure, failure, GenAuthError } from './failure';
import { createManagementClient } from './management-client';
import { createTokenShelf, managementToken, scopedUserPool } from './management-token';
import type { ServiceLanguage } from './service-language';
import { readSystem } from './system';
import type { TransportPorts } from './transport';

export interface CheckPorts {
  /** How to reach each host; null if the browser does not allow it. */
  readonly app: TransportPorts | null;
  readonly management: TransportPorts | null;
  readonly lang: ServiceLanguage;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A random text that cannot match any existing token or id. */
  readonly unheardOf: () => string;
}

/** What is known before a check: which hosts the browser allows, and the language for the service's messages. */
export interface Checkable {
  readonly app: boolean;
  readonly management: boolean;
  readonly lang: ServiceLanguage;
}

type Checked = AppCredentials & AccessKey;

/** An id in the vendor's format that no user has. */
const nobody = '0'.repeat(24);

/**
 * Finds out which setting of an environment is wrong, using calls without side effects: no code is sent, nobody is
 * signed in, nothing is changed. It claims only what an answer proves.
 */
export async function checkConnection(
  environment: Checked,
  ports: CheckPorts,
): Promise<ConnectionReport> {
  const host = await checkHost(environment, ports);
  const reachable = host.verdict === 'passed' || host.verdict === 'uncertain';
  const application = reachable
    ? await checkApplication(environment, ports)
    : check('application', 'not-checked');
  return [host, application, ...(await checkManagement(environment, ports))];
}

function check(
  name: CheckName,
  verdict: Verdict,
  suspects: readonly Setting[] = [],
  more: { failure?: Failure | null; worksWith?: AuthMethod } = {},
): Check {
  return {
    name,
    verdict,
    suspects,
    failure: more.failure ?? null,
    worksWith: more.worksWith ?? null,
  };
}

async function checkHost(environment: Checked, { app }: CheckPorts): Promise<Check> {
  if (app === null) return withoutPermission('host');
  const failed = await failureOf(() => readSystem(environment.appHost, app));
  if (failed === null) return check('host', 'passed');
  if (failed.code === 'offline') return check('host', 'not-checked', [], { failure: failed });
  // Something answers there, and a private installation may block this endpoint.
  const verdict = failed.code === 'unreadable-answer' ? 'uncertain' : 'failed';
  return check('host', verdict, ['appHost'], { failure: failed });
}

/**
 * RFC 7009 authenticates the client before it looks at the token, and treats the revocation of an unknown token as a
 * success. So this checks our credentials and does nothing else.
 * @see https://www.rfc-editor.org/rfc/rfc7009#section-2.1
 */
async function checkApplication(environment: Checked, ports: CheckPorts): Promise<Check> {
  const { app, lang, unheardOf } = ports;
  if (app === null) return withoutPermission('application');
  if (environment.authMethod !== 'none' && environment.appSecret === '') {
    return check('application', 'failed', ['appSecret'], {
      failure: failure('not-sent', 'secret-missing'),
    });
  }
  const asked = (changes: Partial<AppCredentials>) =>
    failureOf(() =>
      createClient({ app: { ...environment, ...changes }, lang, ports: app }).revokeToken(
        unheardOf(),
      ),
    );
  const own = await asked({});
  if (own === null) {
    // A service that accepts made-up credentials did not check ours either.
    const stranger = await asked(
      environment.authMethod === 'none' ? { appId: unheardOf() } : { appSecret: unheardOf() },
    );
    if (stranger?.delivery === 'answered') return check('application', 'passed');
    return check('application', 'uncertain', ['appId', 'appSecret', 'authMethod']);
  }
  if (!saysNo(own)) return check('application', 'uncertain', [], { failure: own });
  if (own.code === 'app-not-found') {
    return check('application', 'failed', ['appId'], { failure: own });
  }
  const { authMethod, appSecret } = environment;
  const others = (['client_secret_post', 'client_secret_basic', 'none'] as const).filter(
    (method) => method !== authMethod && (method === 'none' || appSecret !== ''),
  );
  for (const method of others) {
    if ((await asked({ authMethod: method })) !== null) continue;
    return check('application', 'failed', ['authMethod'], { failure: own, worksWith: method });
  }
  const suspects: readonly Setting[] =
    authMethod === 'none' ? ['appId', 'authMethod'] : ['appId', 'appSecret'];
  return check('application', 'failed', suspects, { failure: own });
}

async function checkManagement(
  environment: Checked,
  { management, lang, now }: CheckPorts,
): Promise<readonly [Check, Check]> {
  const unchecked = check('user-pool', 'not-checked');
  if (environment.managementHost === '') return [check('access-key', 'not-checked'), unchecked];
  if (management === null) return [withoutPermission('access-key'), unchecked];
  const shelf = createTokenShelf();
  const ports = { ...management, now };
  const token = (key: AccessKey) => failureOf(() => managementToken(key, shelf, ports, lang));
  const refused = await token(environment);
  if (refused !== null) {
    // The token request includes the pool; without it, the key is checked alone.
    const alone =
      environment.userPoolId !== '' && saysNo(refused)
        ? await token({ ...environment, userPoolId: '' })
        : refused;
    return alone === null
      ? [
          check('access-key', 'passed'),
          check('user-pool', 'failed', ['userPoolId'], { failure: refused }),
        ]
      : [keyRefused(refused), unchecked];
  }

  const key = check('access-key', 'passed');
  const named = scopedUserPool(shelf.get(environment)?.accessToken ?? '');
  const { userPoolId, appId } = environment;
  if (userPoolId !== '' && named !== '' && named !== userPoolId) {
    return [key, check('user-pool', 'failed', ['userPoolId'])];
  }
  const client = createManagementClient({ key: environment, appId, shelf, lang, ports });
  const failed = await failureOf(() => client.getUser(nobody, 'user_id'));
  if (failed === null || failed.code === 'user-not-found') {
    return [key, check('user-pool', 'passed')];
  }
  // The token was just issued, so either the pool does not match or the key may not read users.
  const verdict = failed.code === 'access-key' ? 'failed' : 'uncertain';
  return [key, check('user-pool', verdict, ['userPoolId', 'accessKeyId'], { failure: failed })];
}

function keyRefused(refused: Failure): Check {
  if (refused.code === 'offline') {
    return check('access-key', 'not-checked', [], { failure: refused });
  }
  if (saysNo(refused)) {
    return check('access-key', 'failed', ['accessKeyId', 'accessKeySecret'], { failure: refused });
  }
  const unreadable = refused.code === 'unreadable-answer';
  const nobodyThere = refused.code === 'no-answer' || refused.code === 'timeout';
  const suspects: readonly Setting[] = unreadable || nobodyThere ? ['managementHost'] : [];
  return check('access-key', nobodyThere ? 'failed' : 'uncertain', suspects, { failure: refused });
}

function withoutPermission(name: CheckName): Check {
  return check(name, 'failed', [], { failure: failure('not-sent', 'host-permission') });
}

/** A refusal of the request itself. A busy or broken service has not judged it. */
function saysNo({ delivery, code }: Failure): boolean {
  return delivery === 'answered' && code !== 'throttled' && code !== 'server-error';
}

/** The failure of a request, or null. Anything that is not a request failure is a bug and is rethrown. */
async function failureOf(request: () => Promise<unknown>): Promise<Failure | null> {
  try {
    await request();
    return null;
  } catch (error) {
    if (error instanceof GenAuthError) return error.failure;
    throw error;
  }
}
