import type { Exchange } from '../openapi/exchange';
import { defaultOptions, type PartialOptions, type SandboxOptions, withOptions } from '../options';
import { type AccessKey, type App, seedAccessKey, seedApps, seedGlobalKey } from '../seeds/apps';
import { seedUsers } from '../seeds/users';
import { Faults } from '../wire/faults';
import { RequestLog } from '../wire/request-log';
import { Surprises } from '../wire/surprises';
import { Codes } from './codes';
import type { Effect, NewEffect } from './effects';
import { EventHub } from './events';
import { platformRandom, type Random } from './random';
import { Tokens } from './tokens';
import type { User } from './user';
import { Users } from './users';

/** What a sandbox may be made from. Everything has a default. */
export interface SandboxInit {
  /** The apps and users to begin with; the seeded ones if left out. */
  readonly seeds?: {
    readonly apps?: readonly App[];
    readonly users?: readonly User[];
    readonly accessKeys?: readonly AccessKey[];
  };
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** From 0 up to, but not including, 1. */
  readonly random?: Random;
  readonly options?: PartialOptions;
  /** Waits so many milliseconds; used only to drip an answer. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

const platformWait = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Everything the service knows and remembers. */
export class World {
  readonly apps: readonly App[];
  readonly accessKeys: readonly AccessKey[];
  readonly random: Random;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly events = new EventHub();
  readonly faults = new Faults();
  readonly surprises = new Surprises();
  options: SandboxOptions;
  users: Users;
  codes: Codes;
  tokens: Tokens;
  log: RequestLog;
  /** Nonces of signed requests: none is accepted twice. */
  readonly seenNonces = new Set<string>();
  effects: readonly Effect[] = [];
  /** The service's origin, for tokens issued without a request. */
  origin = 'https://sandbox.genauth.invalid';

  readonly #observers: ((exchange: Exchange) => void)[] = [];
  readonly #init: SandboxInit;
  #advanced = 0;

  constructor(init: SandboxInit) {
    this.#init = init;
    this.apps = init.seeds?.apps ?? Object.values(seedApps);
    this.accessKeys = init.seeds?.accessKeys ?? [seedAccessKey, seedGlobalKey];
    this.random = init.random ?? platformRandom;
    this.wait = init.wait ?? platformWait;
    this.options = withOptions(defaultOptions, init.options ?? {});
    this.users = this.#newUsers();
    this.codes = this.#newCodes();
    this.tokens = new Tokens(this.random);
    this.log = this.#newLog();
  }

  /** The sandbox's clock, in milliseconds since 1970. */
  now(): number {
    return (this.#init.now ?? Date.now)() + this.#advanced;
  }

  /** Moves the clock forward. */
  advance(milliseconds: number): void {
    this.#advanced += milliseconds;
    this.events.publish({ kind: 'clock', value: this.now() });
  }

  setOptions(part: PartialOptions): void {
    this.options = withOptions(this.options, part);
    this.events.publish({ kind: 'options', value: this.options });
  }

  /** Passes every further exchange to the listener. */
  observe(observer: (exchange: Exchange) => void): void {
    this.#observers.push(observer);
  }

  /** A request was answered. */
  exchanged(exchange: Exchange): void {
    for (const observer of this.#observers) observer(exchange);
  }

  /** Records something that outlasts the answer. */
  record(effect: NewEffect): void {
    const recorded: Effect = { ...effect, at: this.now() };
    this.effects = [...this.effects, recorded];
    this.events.publish({ kind: 'effect', value: recorded });
  }

  /** Resets everything: seeds, options, clock. Disarms faults and cuts held requests. */
  reset(): void {
    this.faults.clear();
    this.surprises.clear();
    this.#advanced = 0;
    this.options = withOptions(defaultOptions, this.#init.options ?? {});
    this.users = this.#newUsers();
    this.codes = this.#newCodes();
    this.tokens = new Tokens(this.random);
    this.log = this.#newLog();
    this.effects = [];
    this.seenNonces.clear();
    this.events.publish({ kind: 'reset', value: null });
  }

  #newUsers(): Users {
    const users = this.#init.seeds?.users ?? Object.values(seedUsers);
    return new Users(users, (value) => this.events.publish({ kind: 'user', value }));
  }

  #newCodes(): Codes {
    return new Codes((value) => this.events.publish({ kind: 'message', value }));
  }

  #newLog(): RequestLog {
    return new RequestLog((value) => this.events.publish({ kind: 'request', value }));
  }
}
