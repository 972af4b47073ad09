import { AsyncLocalStorage } from 'node:async_hooks';
import type { Case } from '../case';
import { type CaseRunner, type CaseRunnerPorts, createCaseRunner } from '../case-runner';
import type { Command } from '../event';
import { operationKinds } from '../operation';
import { type HeldCase, noSecrets, type Performed, type Secrets, type Task } from '../ports';
import { type Click, type EnvironmentNumber, orderOf } from './click';
import { safeguardModel } from './safeguard-model';
import {
  type Move,
  type Reply,
  type Request,
  ServiceModel,
  truthfully,
  unsendable,
} from './service-model';
import { type Port, StorageFailed, StorageModel, type StoragePort } from './storage-model';
import { Watch } from './watch';

/** When a worker dies: at its n-th outside call, before or after the call takes effect. */
export interface Death {
  readonly calls: number;
  readonly when: 'before' | 'after';
}

/** How a click is made. */
export interface ClickGiven {
  /** How many changes behind the view is. */
  readonly changesAgo: number;
  /** Once, twice, or as often as a cat on the keyboard. */
  readonly times: number;
  readonly environment: EnvironmentNumber;
}

interface Waiting extends Request {
  answer(performed: Performed): void;
}

/** One life of the background worker. */
interface Life {
  alive: boolean;
  death: Death | null;
  readonly runner: CaseRunner;
  readonly out: Set<Waiting>;
  readonly clicks: Set<Click>;
  /** Its runner's current case; undefined until known. */
  present: { readonly value: Case | null } | undefined;
}

/** The click behind each call of the runner. One for all worlds: each additional one would slow down every promise. */
const cause = new AsyncLocalStorage<Click>();

const never = <T>() => new Promise<T>(() => undefined);
/** Everything here answers at once, so all consequences of an action have happened by the next turn. */
const allSettled = () => new Promise<void>((resolve) => setImmediate(resolve));
/** Longer than any chain of operations. */
const manyRounds = 20;

/** A case runner with all its surroundings as models, and an observer. */
export class World {
  readonly storage = new StorageModel();
  readonly service = new ServiceModel();
  readonly watch = new Watch(this.service, this.storage);
  /** The published states, oldest first. */
  readonly #published: (Case | null)[] = [];
  readonly #cases = new Set<string>();
  #now = 1_750_000_000_000;
  #ids = 0;
  #life = this.#newLife();

  /** What a view shows: the current state, or that of some changes ago. */
  shown(changesAgo = 0): Case | null {
    return this.#published.at(-1 - changesAgo) ?? null;
  }

  async click(command: Command, given: ClickGiven): Promise<void> {
    const life = this.#living();
    const shown = this.shown(given.changesAgo);
    const present = life.present === undefined ? this.storage.written : life.present.value;
    for (let time = 0; time < given.times; time += 1) {
      const click: Click = { command, shown, present, verdict: 'out', effects: [] };
      life.clicks.add(click);
      void this.#submit(life, click, given.environment);
    }
    await allSettled();
  }

  /** A view opens. */
  async look(): Promise<void> {
    const life = this.#living();
    const looking = life.runner.current().then(
      (value) => {
        life.present ??= { value };
        if (life.alive) this.#show(value);
      },
      (error) => this.#thrown(error),
    );
    await allSettled();
    // Nothing that a view asks for waits for the network.
    const ended = await Promise.race([looking.then(() => true), allSettled().then(() => false)]);
    if (!ended && life.alive) this.watch.report('nothingWaits', 'a view is not told the state');
  }

  async answer(reply: Reply): Promise<void> {
    const [waiting] = this.#living().out;
    if (waiting === undefined) return;
    this.#life.out.delete(waiting);
    if (reply.says !== 'unsent') this.watch.left(waiting.caseId);
    waiting.answer(await this.service.respond(waiting, reply));
    await allSettled();
  }

  /** Somebody else changes the account. */
  moveAccount(move: Move): void {
    this.service.move(move);
  }

  failStorage(calls: readonly StoragePort[]): void {
    this.storage.faults.push(...calls);
  }

  moveClock(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Sets the clock to some time before the last case was opened. */
  turnBackClock(milliseconds: number): void {
    const last = this.#published.findLast((each) => each !== null);
    this.#now = (last?.openedAt ?? this.#now) - milliseconds;
  }

  /** Ends the worker now, or at a later call. */
  killWorker(death: Death): void {
    const life = this.#living();
    if (death.calls === 0) this.#end(life);
    else life.death = death;
  }

  /** The desk is locked, and nothing more leaves. */
  async lock(): Promise<void> {
    const life = this.#living();
    this.storage.locked = true;
    this.storage.settling = true;
    // Whatever is out may still take its time. Then the case continues, if the desk was unlocked before.
    const settled = life.runner.stop().then(async () => {
      if (!life.alive) return;
      this.storage.settling = false;
      if (!this.storage.locked) await this.look();
    });
    settled.catch(() => undefined);
    await allSettled();
  }

  /** The agent unlocks it. */
  async unlock(): Promise<void> {
    this.storage.locked = false;
    await this.look();
  }

  /** The worker is gone, and what an earlier version had kept in memory with it. */
  loseSecrets(): void {
    this.#end(this.#life);
    this.storage.secrets = noSecrets;
  }

  /** Ends the browser, with all that it has in memory. The vault is locked afterwards. */
  killBrowser(): void {
    this.#end(this.#life);
    this.storage.locked = true;
  }

  /** Lets everything work again, answers all that is out, and says what is left waiting then. */
  async comeToRest(): Promise<void> {
    this.storage.faults.length = 0;
    this.#living().death = null;
    await this.#answerAll();
    await this.unlock();
    await this.#answerAll();
    const { clicks, present } = this.#life;
    for (const { command } of clicks) this.watch.report('nothingWaits', `${command.type} is out`);
    const last = present?.value?.operations.at(-1);
    if (last?.settled === null) this.watch.report('nothingWaits', `${last.kind} is never settled`);
    // A browser stops an idle worker, and the next one catches up.
    this.#end(this.#life);
    await this.#answerAll();
    this.watch.atRest();
  }

  async #answerAll(): Promise<void> {
    for (let round = 0; round < manyRounds; round += 1) {
      await this.look();
      if (this.#life.out.size === 0) return;
      await this.answer(truthfully);
    }
  }

  async #submit(life: Life, click: Click, environment: EnvironmentNumber): Promise<void> {
    this.watch.digits.clicked(click);
    const order = orderOf(click.command, click.shown?.revision ?? 0, environment);
    try {
      click.verdict = await cause.run(click, () => life.runner.submit(order));
    } catch (error) {
      click.verdict = 'rejected';
      this.#thrown(error);
    }
    life.clicks.delete(click);
    this.watch.ended(click);
  }

  /** Storage errors are reported to the caller; any other error is a bug. */
  #thrown(error: unknown): void {
    if (!(error instanceof StorageFailed)) this.watch.report('nothingThrown', String(error));
  }

  #living(): Life {
    if (!this.#life.alive) this.#life = this.#newLife();
    return this.#life;
  }

  #end(life: Life): void {
    life.alive = false;
    this.storage.settling = false;
    for (const request of life.out) {
      this.watch.left(request.caseId);
      this.service.delay(request);
    }
    life.out.clear();
  }

  /** An outside call of a worker. A dead worker has no effect and gets no answer. */
  async #call<T>(life: Life, port: Port, work: () => T | Promise<T>): Promise<T> {
    if (!life.alive) return never();
    if (life.death !== null) life.death = { ...life.death, calls: life.death.calls - 1 };
    const dies = life.death?.calls === 0 ? life.death.when : null;
    if (dies === 'before') {
      this.#end(life);
      return never();
    }
    this.storage.mayFail(port);
    const done = work();
    if (dies === 'after') this.#end(life);
    const value = await done;
    if (!life.alive) return never();
    return value;
  }

  #newLife(): Life {
    const call = <T>(port: Port, work: () => T | Promise<T>) => this.#call(life, port, work);
    const { storage, watch } = this;
    const ports: CaseRunnerPorts = {
      cases: {
        load: () =>
          call('cases.load', () => {
            const loaded = storage.load();
            if (loaded !== 'locked') life.present = { value: loaded?.current ?? null };
            return loaded;
          }),
        save: (held) => call('cases.save', () => this.#save(held)),
        clear: () => call('cases.clear', () => this.#clear(life)),
      },
      receipts: {
        put: (receipt) =>
          call('receipts.put', () => {
            watch.accounted(receipt);
            storage.receipts.set(receipt.caseId, receipt);
          }),
      },
      safeguard: safeguardModel,
      prepare: (task) => (secrets) => call('wire', () => this.#send(life, task, secrets)),
      publish: async () => {
        const current = await life.runner.current().catch(() => undefined);
        if (!life.alive) return never();
        if (current !== undefined) this.#publish(life, current);
      },
      now: () => this.#now,
      newId: () => `id-${++this.#ids}`,
    };
    const life: Life = {
      alive: true,
      death: null,
      runner: createCaseRunner(ports),
      out: new Set(),
      clicks: new Set(),
      present: undefined,
    };
    return life;
  }

  #save(held: HeldCase): void {
    const next = held.current;
    if (!this.#cases.has(next.id)) this.service.nextCaller();
    this.#cases.add(next.id);
    this.watch.saving(next);
    this.storage.save(held);
  }

  #clear(life: Life): void {
    this.watch.clearing(life.present?.value ?? null);
    this.storage.clear();
  }

  #publish(life: Life, current: Case | null): void {
    const before = life.present?.value;
    if (current !== null) this.watch.seen(current);
    // The same state may be shown again, but nothing older.
    if (current === before) {
      if (this.#published.at(-1) !== current) this.#show(current);
      return;
    }
    if (before != null && before.id === current?.id && current.revision <= before.revision) {
      this.watch.report('revisionsGrow', `${before.revision}, then ${current.revision}, shown`);
    }
    life.present = { value: current };
    this.#show(current);
  }

  #show(current: Case | null): void {
    if (current !== null) this.watch.published(current);
    this.#published.push(current);
  }

  #send(life: Life, task: Task, secrets: Secrets): Promise<Performed> {
    const { kind } = task.request;
    if (this.storage.locked) this.watch.report('nothingLeavesLocked', kind);
    const caseId = this.watch.leaving(kind, life.out.size);
    if (operationKinds[kind].effect && kind !== 'revoke-token') {
      cause.getStore()?.effects.push(kind);
    }
    const unsent = unsendable(task, secrets);
    if (unsent !== null) return Promise.resolve(unsent);
    return new Promise((resolve) => {
      life.out.add({ caseId, task, secrets, answer: resolve });
    });
  }
}
