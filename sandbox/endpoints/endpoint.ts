import type * as v from 'valibot';
import type { World } from '../state/world';
import type { Answer } from '../wire/answer';
import { readFields } from '../wire/fields';
import { type AppHeader, readHeaders } from '../wire/headers';
import type { Incoming } from '../wire/incoming';
import type { Language } from '../wire/language';
import { Refusal } from '../wire/refusal';
import { malformed } from '../wire/refusals';
import { bearerUser } from './bearer';
import type { Call, UserCall } from './call';

/** A request that was checked and can be carried out. */
export interface Inspected {
  readonly language: Language;
  readonly problems: readonly string[];
  /** Carries out the request. A refusal is an answer, too, and is not thrown. */
  act(): Promise<Answer>;
}

/** One endpoint of the service. */
export interface Endpoint {
  /** Its name for faults and counters: `signin`, `send-sms`, `unbind-phone`… */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Finds everything wrong with a request, without carrying it out. */
  inspect(incoming: Incoming, world: World): Inspected;
}

interface Definition<Fields> {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Where the fields are: `GET` has them in the query, `POST` in a body of this type. */
  readonly fieldsIn: 'query' | 'json' | 'form';
  readonly fields: v.GenericSchema<unknown, Fields>;
  readonly appHeader: AppHeader;
  /** Whether unknown fields are always ignored, as OAuth requires (RFC 6749, section 3.1). */
  readonly overlooksUnknownFields?: boolean;
}

/** An endpoint that needs no signed-in user. A refusal is thrown. */
export function defineEndpoint<Fields>(
  definition: Definition<Fields> & { act(call: Call<Fields>): Promise<Answer> },
): Endpoint {
  const { name, method, path, act } = definition;
  return {
    name,
    method,
    path,
    inspect(incoming, world) {
      const headers = readHeaders(
        incoming.headers,
        world.apps,
        definition.appHeader,
        world.options,
      );
      const { fields, problems, refusal } = inspectFields(definition, incoming, world);
      return {
        language: headers.language,
        problems: [...headers.problems, ...problems],
        act: () =>
          refusalsAnswered(async () => {
            if (headers.refusal) throw headers.refusal;
            if (fields.kind === 'none') throw refusal;
            if (refusal) throw refusal;
            return act({ world, incoming, fields: fields.value, app: headers.app });
          }),
      };
    },
  };
}

/** An endpoint that acts for the user whose access token comes with the request. */
export function defineUserEndpoint<Fields>(
  definition: Definition<Fields> & { act(call: UserCall<Fields>): Promise<Answer> },
): Endpoint {
  const endpoint = defineEndpoint<Fields>({
    ...definition,
    async act(call) {
      return definition.act({ ...call, ...(await bearerUser(call)) });
    },
  });
  return {
    ...endpoint,
    inspect(incoming, world) {
      const inspected = endpoint.inspect(incoming, world);
      if (incoming.headers.has('authorization')) return inspected;
      const problems = [...inspected.problems, 'header authorization is missing'];
      return { ...inspected, problems };
    },
  };
}

type Found<Fields> = { readonly kind: 'none' } | { readonly kind: 'some'; readonly value: Fields };

interface FieldInspection<Fields> {
  readonly fields: Found<Fields>;
  readonly problems: readonly string[];
  readonly refusal: Refusal | null;
}

function inspectFields<Fields>(
  definition: Definition<Fields>,
  incoming: Incoming,
  world: World,
): FieldInspection<Fields> {
  const { fieldsIn } = definition;
  const problems: string[] = [];
  if (fieldsIn === 'query' && incoming.body.kind !== 'none')
    problems.push('a body is not expected');
  if (fieldsIn !== 'query') {
    for (const key of Object.keys(incoming.query)) problems.push(`query ${key} is not expected`);
    if (incoming.body.kind !== fieldsIn) {
      problems.push(wrongBody(fieldsIn, incoming));
      const what = incoming.body.kind === 'unreadable' ? 'body' : 'content-type';
      return { fields: { kind: 'none' }, problems, refusal: malformed(what) };
    }
  }
  const input = incoming.body.kind === fieldsIn ? incoming.body.value : incoming.query;
  const reading = readFields(definition.fields, input);
  problems.push(...reading.stray.map((field) => `field ${field} is not in the specification`));
  if (reading.kind === 'bad') {
    problems.push(...reading.wrong.map((field) => `field ${field} is missing or malformed`));
    const [first = 'body'] = reading.wrong;
    return { fields: { kind: 'none' }, problems, refusal: malformed(first) };
  }
  const [stray] = reading.stray;
  const refused =
    stray !== undefined &&
    world.options.unknownFields === 'refuse' &&
    !definition.overlooksUnknownFields;
  return {
    fields: { kind: 'some', value: reading.fields },
    problems,
    refusal: refused ? malformed(stray) : null,
  };
}

function wrongBody(wanted: 'json' | 'form', { body }: Incoming): string {
  switch (body.kind) {
    case 'none':
      return 'the body is missing';
    case 'unreadable':
      return `the body cannot be read as ${wanted} (content-type "${body.contentType}")`;
    case 'json':
    case 'form':
      return `the body is ${body.kind}, and ${wanted} is expected`;
  }
}

async function refusalsAnswered(act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refusal', refusal: error };
    throw error;
  }
}
