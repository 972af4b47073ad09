import { Hono } from 'hono';
import { createControl } from './control/control';
import { inboxPage } from './inbox/inbox';
import type { Exchange } from './openapi/exchange';
import type { PartialOptions, SandboxOptions } from './options';
import type { App } from './seeds/apps';
import { createService } from './service';
import type { SentCode } from './state/codes';
import type { Effect } from './state/effects';
import type { SandboxEvent } from './state/events';
import { issueManagementToken, type ManagementTokenWishes } from './state/issue-management-token';
import { issueToken, type TokenWishes } from './state/issue-token';
import type { User } from './state/user';
import { type SandboxInit, World } from './state/world';
import type { ArmedFault } from './wire/faults';
import type { LoggedRequest } from './wire/request-log';
import type { ArmedSurprise } from './wire/surprises';

/** A GenAuth / Authing V3 service in memory. It answers requests, and can be inspected and changed from outside. */
export interface Sandbox {
  /**
   * Answers a request. Rejects with {@link ConnectionReset}, a TypeError like that of a failed fetch, where an armed fault
   * cuts the connection.
   */
  fetch(request: Request): Promise<Response>;

  /** Every request to the service, in order of arrival. Those to the control interface are not among them. */
  readonly requests: readonly LoggedRequest[];
  /** Everything the service did that outlasts its answers. */
  readonly effects: readonly Effect[];
  /** Every SMS and email with the state of its code, oldest first. */
  readonly messages: readonly SentCode[];
  readonly users: readonly User[];
  readonly apps: readonly App[];
  readonly options: SandboxOptions;

  /** The user's current state. */
  user(userId: string): User | undefined;
  /** Changes a user, as somebody else would. */
  putUser(user: User): void;
  /**
   * The last code sent to a recipient.
   *
   * @param to an email address, or a number with its country code: `+8619900000001`
   * @param channel the vendor's channel; any if left out
   */
  lastCode(to: string, channel?: string): string | undefined;
  /** How many requests arrived at an endpoint (`signin`, `send-sms`, `unbind-phone`…), or at all of them with `*`. */
  count(endpoint: string): number;

  /** Arms a fault for the next requests to an endpoint, or to any with `*`. @throws {v.ValiError} on an unknown fault */
  arm(armed: ArmedFault): void;
  /**
   * Arms a surprise for the next requests to an endpoint: its user changes just then, another one answers, a scope hides
   * fields, or a 200 says that it failed.
   *
   * @throws {v.ValiError} on an unknown surprise
   */
  surprise(armed: ArmedSurprise): void;
  /** Releases all held requests. */
  release(): void;
  /** How many requests are held now. */
  readonly holding: number;
  /** @throws {v.ValiError} on an option that does not exist, or a value out of its range */
  setOptions(part: PartialOptions): void;

  /** The sandbox's clock, in milliseconds since 1970. */
  now(): number;
  /** Moves the clock forward. */
  advance(milliseconds: number): void;

  /** An access token for a user, as another system would have got it. */
  issueToken(user: Pick<User, 'userId'>, app?: App, wishes?: TokenWishes): Promise<string>;
  /** A token for the management API, as for an access key. @throws {RangeError} when there is no such key */
  issueManagementToken(wishes?: ManagementTokenWishes): Promise<string>;

  /** Sets the service's origin, for the `iss` of tokens issued without a request. */
  setOrigin(origin: string): void;
  /** Calls the listener with each thing that happens, until the signal aborts. */
  subscribe(listener: (event: SandboxEvent) => void, signal: AbortSignal): void;
  /** Passes every further exchange to the listener: the request as it arrived, and the answer as it leaves. */
  observe(observer: (exchange: Exchange) => void): void;
  /** Resets everything: seeds, options, clock. Disarms faults and cuts held requests. */
  reset(): void;
}

/** Creates a sandbox. It depends on neither Node nor a browser, and shares nothing with other sandboxes. */
export function createSandbox(init: SandboxInit = {}): Sandbox {
  const world = new World(init);
  const app = new Hono();
  // Hono would turn an error into an answer, and a cut connection has none.
  app.onError((error) => {
    throw error;
  });
  app.get('/', (c) => inboxPage(c, world));
  app.route('/__sandbox', createControl(world));
  app.route('/', createService(world));

  return {
    fetch: async (request) => app.fetch(request),
    get requests() {
      return world.log.all();
    },
    get effects() {
      return world.effects;
    },
    get messages() {
      return world.codes.all();
    },
    get users() {
      return world.users.all();
    },
    get apps() {
      return world.apps;
    },
    get options() {
      return world.options;
    },
    putUser: (user) => world.users.put(user),
    user: (userId) => world.users.byId(userId),
    lastCode: (to, channel) =>
      world.codes
        .all()
        .findLast((sent) => sent.to === to && (channel ?? sent.channel) === sent.channel)?.code,
    count: (endpoint) =>
      world.log.all().filter((request) => ['*', request.endpoint].includes(endpoint)).length,
    arm: (armed) => world.faults.arm(armed),
    surprise: (armed) => world.surprises.arm(armed),
    release: () => world.faults.release(),
    get holding() {
      return world.faults.holding;
    },
    setOptions: (part) => world.setOptions(part),
    now: () => world.now(),
    advance: (milliseconds) => world.advance(milliseconds),
    issueToken: (user, issuingApp, wishes) => issueToken(world, user, issuingApp, wishes),
    issueManagementToken: async (wishes) => issueManagementToken(world, wishes),
    setOrigin: (origin) => {
      world.origin = origin;
    },
    subscribe: (listener, signal) => world.events.subscribe(listener, signal),
    observe: (observer) => world.observe(observer),
    reset: () => world.reset(),
  };
}
