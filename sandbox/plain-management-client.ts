import type { Sandbox } from './app';
import { envelopeOf, type ReceivedEnvelope } from './plain-client';
import { seedUserPool } from './seeds/apps';

const origin = 'https://sandbox.test';

/** A minimal client of the management API for tests of the sandbox, with a token issued by hand. */
export async function plainManagementClient(sandbox: Sandbox) {
  const ownHeaders = {
    authorization: `Bearer ${await sandbox.issueManagementToken()}`,
    'x-authing-userpool-id': seedUserPool.userPoolId,
  };

  /** The headers replace the usual ones. */
  async function send(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    headers: Record<string, string> = ownHeaders,
  ): Promise<ReceivedEnvelope> {
    const request = new Request(`${origin}/api/v3/${path}`, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    return envelopeOf(await sandbox.fetch(request));
  }

  return {
    send,
    get: (endpoint: string, query: Record<string, string>) =>
      send('GET', `${endpoint}?${new URLSearchParams(query)}`),
    post: (endpoint: string, body: object) => send('POST', endpoint, body),
  };
}
