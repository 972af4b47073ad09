import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { inboxPage } from '../inbox/inbox';
import { partialOptionsSchema } from '../options';
import { type SeedUserName, seedUsers } from '../seeds/users';
import { issueToken } from '../state/issue-token';
import type { World } from '../state/world';
import { faultSchema } from '../wire/faults';
import { jsonOnly, ownOriginOnly } from '../wire/foreign';
import { surpriseSchema } from '../wire/surprises';
import { eventStream } from './events';
import { snapshot } from './snapshot';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const faultBody = v.strictObject({
  endpoint: v.string(),
  fault: faultSchema,
  times: v.optional(count, 1),
  skip: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
});
const surpriseBody = v.strictObject({
  endpoint: v.string(),
  surprise: surpriseSchema,
  times: v.optional(count, 1),
  skip: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
});
const clockBody = v.strictObject({ advanceMs: v.pipe(v.number(), v.minValue(0)) });
const tokenBody = v.strictObject({
  /** A seeded user's name, or any user's id. */
  user: v.string(),
  appId: v.optional(v.string()),
  scope: v.optional(v.string()),
  lifetimeSeconds: v.optional(count),
});

/** The control interface, under `/__sandbox`. Its requests are not logged as requests to the service. */
export function createControl(world: World): Hono {
  const app = new Hono();
  app.use(ownOriginOnly, jsonOnly);
  app.get('/inbox', (c) => inboxPage(c, world));
  app.get('/state', (c) => c.json(snapshot(world)));
  app.get('/events', () => eventStream(world));
  app.post('/reset', (c) => {
    world.reset();
    return c.json({ ok: true });
  });
  app.post('/release', (c) => {
    world.faults.release();
    return c.json({ ok: true });
  });
  app.post('/faults', (c) => withBody(c, faultBody, (fault) => world.faults.arm(fault)));
  app.post('/surprises', (c) =>
    withBody(c, surpriseBody, (surprise) => world.surprises.arm(surprise)),
  );
  app.post('/options', (c) => withBody(c, partialOptionsSchema, (part) => world.setOptions(part)));
  app.post('/clock', (c) =>
    withBody(c, clockBody, ({ advanceMs }) => {
      world.advance(advanceMs);
      return { now: world.now() };
    }),
  );
  app.post('/tokens', (c) =>
    withBody(c, tokenBody, async ({ user, appId, scope, lifetimeSeconds }) => {
      const userId = isSeedUserName(user) ? seedUsers[user].userId : user;
      const issuer = world.apps.find((candidate) => candidate.appId === appId);
      if (appId !== undefined && !issuer) throw new RangeError(`No app ${appId}`);
      const wishes = {
        ...(scope !== undefined && { scope }),
        ...(lifetimeSeconds !== undefined && { lifetimeSeconds }),
      };
      return { accessToken: await issueToken(world, { userId }, issuer, wishes) };
    }),
  );
  app.all('*', (c) => c.json({ error: 'No such control' }, 404));
  return app;
}

async function withBody<Body>(
  c: Context,
  schema: v.GenericSchema<unknown, Body>,
  use: (body: Body) => unknown,
): Promise<Response> {
  try {
    const body = v.parse(schema, await c.req.json());
    return Response.json((await use(body)) ?? { ok: true });
  } catch (error) {
    return c.json({ error: error instanceof Error ? error.message : 'Unusable body' }, 400);
  }
}

function isSeedUserName(name: string): name is SeedUserName {
  return Object.hasOwn(seedUsers, name);
}
