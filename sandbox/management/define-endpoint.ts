import type * as v from 'valibot';
import { presentedToken } from '../endpoints/bearer';
import type { Call } from '../endpoints/call';
import { defineEndpoint, type Endpoint } from '../endpoints/endpoint';
import { seedUserPool } from '../seeds/apps';
import type { Answer } from '../wire/answer';
import { userPoolIdOf } from '../wire/headers';
import { malformed, notLoggedIn } from '../wire/refusals';
import { checkSignature, isSigned } from './signature';

interface Definition<Fields> {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly fields: v.GenericSchema<unknown, Fields>;
  act(call: Call<Fields>): Promise<Answer>;
}

/**
 * An endpoint of the management API: opened by a management token together with the user pool's id, or by a signature.
 * A refusal is thrown.
 */
export function defineManagementEndpoint<Fields>(definition: Definition<Fields>): Endpoint {
  const { name, method, fields, act } = definition;
  const endpoint = defineEndpoint<Fields>({
    name,
    method,
    path: `/api/v3/${name}`,
    fieldsIn: method === 'GET' ? 'query' : 'json',
    fields,
    appHeader: 'optional',
    async act(call) {
      await authorize(call);
      return act(call);
    },
  });
  return {
    ...endpoint,
    inspect(incoming, world) {
      const inspected = endpoint.inspect(incoming, world);
      const problems = [...inspected.problems];
      const { headers } = incoming;
      if (!headers.has('authorization')) problems.push('header authorization is missing');
      if (!isSigned(incoming, world.options) && userPoolIdOf(headers, world.options) === null) {
        problems.push('header x-authing-userpool-id is missing');
      }
      return { ...inspected, problems };
    },
  };
}

async function authorize({ world, incoming }: Call<unknown>): Promise<void> {
  if (isSigned(incoming, world.options)) {
    return checkSignature(incoming, world);
  }
  if (userPoolIdOf(incoming.headers, world.options) === null)
    throw malformed('x-authing-userpool-id');
  const token = presentedToken(incoming.headers.get('authorization') ?? '', world.options);
  const pool = token === null ? null : await world.tokens.checkManagement(token, world.now());
  if (pool !== seedUserPool.userPoolId) throw notLoggedIn();
}
