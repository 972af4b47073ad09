import * as v from 'valibot';
import { endpointUrl } from './endpoint-url';
import { failure, GenAuthError } from './failure';
import { exchange, type TransportPorts } from './transport';

const systemSchema = v.union([
  v.object({ version: v.object({}) }),
  v.object({ rsa: v.object({}) }),
]);

/**
 * Checks that a host is a service of this kind. The endpoint is public, and its answer is the only one without an
 * envelope.
 * @throws GenAuthError with the code `unreadable-answer` if something else answers
 * @see https://api-explorer.genauth.ai/ `GET /api/v3/system`
 */
export async function readSystem(appHost: string, ports: TransportPorts): Promise<void> {
  const url = endpointUrl(appHost, '/api/v3/system');
  const { httpStatus, body } = await exchange(ports, { method: 'GET', url, headers: {} });
  if (!v.is(systemSchema, parsed(body))) {
    throw new GenAuthError(failure('maybe-sent', 'unreadable-answer', { statusCode: httpStatus }));
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
