import type { AccessKey } from '../../src/genauth/access-key';
import type { AppCredentials } from '../../src/genauth/app-credentials';
import { clientInBody, clientInHeader } from '../../src/genauth/app-credentials';
import { parseEnvelope } from '../../src/genauth/envelope';
import { GenAuthError } from '../../src/genauth/failure';
import { exchange, type TransportPorts, type WireAnswer } from '../../src/genauth/transport';

/** What a tenant does in one point, in a few words. */
export interface Observation {
  /** What was looked at. */
  readonly of: string;
  readonly seen: string;
}

export interface ProbePorts extends TransportPorts {
  /** A string that is not a token, an ID or anything else of anybody. */
  readonly unheardOf: () => string;
}

/** What is probed; without management if its host is empty. */
export type Probed = AppCredentials & AccessKey;

/** An id of the vendor's form that no user has. */
const nobody = '0'.repeat(24);

/**
 * Makes calls that change nothing, and reports which of the documented and undocumented behaviors a tenant shows: nobody is
 * signed in, no code is sent, and the only user that is read does not exist.
 */
export async function observe(probed: Probed, ports: ProbePorts): Promise<readonly Observation[]> {
  const { appHost, appId, managementHost } = probed;
  const found: Observation[] = [];
  const see = (of: string, seen: string) => found.push({ of, seen });
  const headers = { 'x-authing-app-id': appId, 'content-type': 'application/json' };
  const ask = (url: string, init: { headers?: Record<string, string>; body?: string } = {}) =>
    answerTo(ports, {
      method: init.body === undefined ? 'GET' : 'POST',
      url,
      headers: init.headers ?? headers,
      ...(init.body === undefined ? {} : { body: init.body }),
    });

  const system = await ask(`${appHost}/api/v3/system`, { headers: {} });
  see('GET /api/v3/system', typeof system === 'string' ? system : systemSeen(system));

  const revoke = (app: AppCredentials) =>
    ask(`${appHost}/oidc/token/revocation`, {
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-authing-app-id': app.appId,
        ...clientInHeader(app),
      },
      body: new URLSearchParams({
        token: ports.unheardOf(),
        ...(app.authMethod === 'none' ? { client_id: app.appId } : clientInBody(app)),
      }).toString(),
    });
  see('revocation of an unknown token', shapeOf(await revoke(probed)));
  const stranger = { ...probed, authMethod: 'client_secret_post', appSecret: 'x' } as const;
  see('revocation with a wrong secret', shapeOf(await revoke(stranger)));

  for (const [form, authorization] of [
    ['Bearer', `Bearer ${ports.unheardOf()}`],
    ['raw', ports.unheardOf()],
  ] as const) {
    const profile = await ask(`${appHost}/api/v3/get-profile`, {
      headers: { ...headers, authorization },
    });
    see(`get-profile with an unknown token (${form})`, shapeOf(profile));
  }
  for (const lang of ['zh-CN', 'en-US', 'ja-JP', 'zh-TW']) {
    const profile = await ask(`${appHost}/api/v3/get-profile`, {
      headers: { ...headers, authorization: `Bearer ${ports.unheardOf()}`, 'x-authing-lang': lang },
    });
    see(`words with x-authing-lang: ${lang}`, wordsOf(profile));
  }
  if (managementHost !== '') found.push(...(await observeManagement(probed, ask)));
  return found;
}

type Ask = (
  url: string,
  init?: { headers?: Record<string, string>; body?: string },
) => Promise<WireAnswer | string>;

async function observeManagement(
  { managementHost, userPoolId, accessKeyId, accessKeySecret }: Probed,
  ask: Ask,
): Promise<readonly Observation[]> {
  const json = { 'content-type': 'application/json' };
  const found: Observation[] = [];
  const tokenUrl = `${managementHost}/api/v3/get-management-token`;
  const refused = await ask(tokenUrl, {
    headers: json,
    body: JSON.stringify({ accessKeyId, accessKeySecret: 'x' }),
  });
  found.push({ of: 'get-management-token with a wrong secret', seen: shapeOf(refused) });
  const answer = await ask(tokenUrl, {
    headers: json,
    body: JSON.stringify({ accessKeyId, accessKeySecret }),
  });
  const data = typeof answer === 'string' ? null : Object(parseEnvelope(answer.body)?.data);
  const token: unknown = data?.access_token;
  if (typeof token !== 'string') {
    return [...found, { of: 'get-management-token', seen: shapeOf(answer) }];
  }
  const fields = Object.keys(data).sort().join(', ');
  found.push({ of: 'get-management-token', seen: `${shapeOf(answer)}; fields: ${fields}` });
  const pool = poolOf(token);
  found.push({
    of: 'the token’s scoped_userpool_id',
    seen: pool === '' ? 'absent' : userPoolId === '' || pool === userPoolId ? 'present' : 'another',
  });
  const user = `${managementHost}/api/v3/get-user?userId=${nobody}&userIdType=user_id`;
  const named = userPoolId === '' ? pool : userPoolId;
  for (const [form, headers] of [
    ['Bearer, x-authing-*', { authorization: `Bearer ${token}`, 'x-authing-userpool-id': named }],
    ['raw, x-authing-*', { authorization: token, 'x-authing-userpool-id': named }],
    ['Bearer, x-genauth-*', { authorization: `Bearer ${token}`, 'x-genauth-userpool-id': named }],
    ['Bearer, no user pool', { authorization: `Bearer ${token}` }],
  ] as const) {
    const seen = shapeOf(await ask(user, { headers: { ...headers } }));
    found.push({ of: `get-user of nobody (${form})`, seen });
  }
  return found;
}

async function answerTo(
  ports: TransportPorts,
  request: Parameters<typeof exchange>[1],
): Promise<WireAnswer | string> {
  try {
    return await exchange(ports, request);
  } catch (error) {
    if (error instanceof GenAuthError) return `no answer (${error.failure.code})`;
    throw error;
  }
}

/** HTTP status, envelope and codes: enough to distinguish behaviors, without personal data. */
function shapeOf(answer: WireAnswer | string): string {
  if (typeof answer === 'string') return answer;
  const { httpStatus, body } = answer;
  const envelope = parseEnvelope(body);
  if (envelope !== null) {
    const { statusCode, apiCode, requestId } = envelope;
    const legacy = 'statusCode' in Object(JSON.parse(body)) ? '' : ', as `code`';
    const parts = [
      `HTTP ${httpStatus}`,
      `statusCode ${statusCode}${legacy}`,
      apiCode === null ? 'no apiCode' : `apiCode ${apiCode}`,
      requestId === null ? 'no requestId' : 'requestId',
    ];
    return parts.join(', ');
  }
  const oauth = /"error"\s*:\s*"([\w-]{1,40})"/.exec(body)?.[1];
  const kind = body === '' ? 'no body' : oauth === undefined ? 'no envelope' : `error ${oauth}`;
  return `HTTP ${httpStatus}, ${kind}`;
}

function wordsOf(answer: WireAnswer | string): string {
  if (typeof answer === 'string') return answer;
  return parseEnvelope(answer.body)?.message ?? 'none';
}

function systemSeen({ httpStatus, body }: WireAnswer): string {
  try {
    const { version, rsa } = Object(JSON.parse(body));
    const server: unknown = Object(version).server;
    if (version === undefined && rsa === undefined) return `HTTP ${httpStatus}, something else`;
    return `HTTP ${httpStatus}, not enveloped, version ${typeof server === 'string' ? server.slice(0, 20) : 'not told'}`;
  } catch {
    return `HTTP ${httpStatus}, no JSON`;
  }
}

function poolOf(token: string): string {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    const id: unknown = Object(JSON.parse(payload)).scoped_userpool_id;
    return typeof id === 'string' ? id : '';
  } catch {
    return '';
  }
}
