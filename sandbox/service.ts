import type { Context } from 'hono';
import { Hono } from 'hono';
import { endpoints } from './endpoints/all';
import type { Endpoint, Inspected } from './endpoints/endpoint';
import { randomUuid } from './state/random';
import type { World } from './state/world';
import { toWire, type WireAnswer } from './wire/answer';
import { withCors } from './wire/cors';
import { ConnectionReset, type Fault, strikes } from './wire/faults';
import {
  asCreated,
  drip,
  faultyAnswer,
  withLegacyEnvelope,
  withTextCodes,
} from './wire/faulty-answer';
import { type Incoming, loggedBody, readRequest } from './wire/incoming';
import { languageOf } from './wire/language';
import { noSuchEndpoint } from './wire/refusals';
import type { Surprise } from './wire/surprises';
import { surprisingly } from './wire/surprising-answer';

/** The app with the service's endpoints. Every request is logged and may meet an armed fault. */
export function createService(world: World): Hono {
  const app = new Hono();
  app.use(withCors(world));
  for (const endpoint of endpoints) {
    app.on(endpoint.method, endpoint.path, (c) => serve(c, world, endpoint));
  }
  app.all('*', (c) => serve(c, world, unknownEndpoint));
  return app;
}

/** The endpoint for all unknown paths. */
const unknownEndpoint: Pick<Endpoint, 'name' | 'inspect'> = {
  name: 'unknown',
  inspect(incoming): Inspected {
    return {
      language: languageOf(incoming.headers.get('x-authing-lang')),
      problems: [`there is no endpoint ${incoming.method} ${incoming.path}`],
      act: async () => ({ kind: 'refusal', refusal: noSuchEndpoint() }),
    };
  },
};

async function serve(
  c: Context,
  world: World,
  endpoint: Pick<Endpoint, 'name' | 'inspect'>,
): Promise<Response> {
  const incoming = await readRequest(c.req.raw);
  const inspected = endpoint.inspect(incoming, world);
  const fault = world.faults.take(endpoint.name);
  const surprise = world.surprises.take(endpoint.name);
  // A reset of the sandbox starts a new log; a request that outlives it must not write into the new one.
  const { log } = world;
  const sequence = log.arrive(
    arrived(endpoint.name, incoming, world),
    inspected.problems,
    fault?.kind ?? surprise?.kind ?? null,
  );
  try {
    const answer = await answerThroughFault(inspected, fault, surprise, world);
    log.settle(sequence, {
      kind: 'answered',
      httpStatus: answer.httpStatus,
      statusCode: answer.envelope?.statusCode ?? null,
      apiCode: answer.envelope?.apiCode ?? null,
      requestId: answer.envelope?.requestId ?? null,
    });
    const { method, path, query, body } = incoming;
    world.exchanged({
      method,
      path,
      query,
      body: loggedBody(body),
      httpStatus: answer.httpStatus,
      text: answer.text,
      faulty: fault !== null || surprise !== null,
    });
    return toResponse(answer, fault, world);
  } catch (error) {
    if (error instanceof ConnectionReset) log.settle(sequence, { kind: 'reset' });
    throw error;
  }
}

async function answerThroughFault(
  inspected: Inspected,
  fault: Fault | null,
  surprise: Surprise | null,
  world: World,
): Promise<WireAnswer> {
  const requestId = randomUuid(world.random);
  const act = () =>
    surprisingly(surprise, world, requestId, async () =>
      toWire(await inspected.act(), inspected.language, requestId),
    );
  if (!fault) return act();

  const when = strikes(fault);
  const faulty = faultyAnswer(fault, inspected.language, requestId);
  if (when === 'before') {
    await strike(fault, world);
    return faulty ?? act();
  }
  const answer = await act();
  if (when === 'after') await strike(fault, world);
  if (fault.kind === 'text-codes') return withTextCodes(answer);
  if (fault.kind === 'legacy-envelope') return withLegacyEnvelope(answer);
  if (fault.kind === 'created') return asCreated(answer);
  return faulty ?? answer;
}

/** The part of a fault that concerns the connection and not the answer's content. */
async function strike(fault: Fault, world: World): Promise<void> {
  if (fault.kind === 'reset') throw new ConnectionReset();
  if (fault.kind === 'held') await world.faults.hold();
}

function toResponse(answer: WireAnswer, fault: Fault | null, world: World): Response {
  const init = { status: answer.httpStatus, headers: answer.headers };
  if (fault?.kind === 'slow-drip') {
    return new Response(
      drip(answer.text, () => world.wait(fault.everyMs)),
      init,
    );
  }
  // HTTP forbids a body with these.
  return new Response([204, 205, 304].includes(answer.httpStatus) ? null : answer.text, init);
}

function arrived(endpoint: string, incoming: Incoming, world: World) {
  return {
    at: world.now(),
    endpoint,
    method: incoming.method,
    path: incoming.path,
    query: incoming.query,
    headers: Object.fromEntries(incoming.headers),
    body: loggedBody(incoming.body),
  };
}
