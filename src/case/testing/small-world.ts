import { createSerial } from '../../primitives/serial';
import type { Case } from '../case';
import { type CaseRunnerPorts, createCaseRunner, type Order } from '../case-runner';
import type { Answer } from '../event';
import type { OperationKind } from '../operation';
import type { Performed, Task } from '../perform';
import { type Input, noSecrets, type Secrets } from '../ports';
import type { Receipt } from '../receipt';

export const environment = {
  id: 'env-1',
  label: 'Acme',
  appHost: 'https://acme.authing.cn',
  managementHost: '',
};
export const none: Input = { kind: 'none' };
export const found: Answer = {
  ok: true,
  requestId: 'request-1',
  found: {
    kind: 'account',
    phoneBound: true,
    isProtected: false,
    account: {
      userId: 'user-1',
      name: 'Alice',
      phone: '+86 138****5678',
      loginMethods: null,
      lastLogin: null,
      status: null,
      phoneCorrelation: null,
    },
  },
};
export const fine: Answer = { ok: true, requestId: 'request-2', found: { kind: 'nothing' } };
export const gone: Answer = {
  ok: true,
  requestId: 'request-3',
  found: { kind: 'phone', bound: false },
};

/** A disk, a memory and a service that outlive the desk, as they outlive a worker. */
export function world() {
  const disk: { case: Case | null; failing: boolean } = { case: null, failing: false };
  const memory: { secrets: Secrets; failing: boolean } = { secrets: noSecrets, failing: false };
  const receipts = new Map<string, Receipt>();
  const performed: OperationKind[] = [];
  const hosts: string[] = [];
  const journaledFirst: boolean[] = [];
  const published: (Case | null)[] = [];
  let safeguard: CaseRunnerPorts['safeguard'] = async () => null;
  let answers: (task: Task) => Answer | Promise<Answer> = ({ kind }) =>
    kind === 'read-account' ? found : kind === 'read-back' ? gone : fine;
  let drawn: () => Promise<void> = async () => undefined;
  let saved: () => Promise<void> = async () => undefined;
  let paused: () => Promise<void> = async () => undefined;
  let ids = 0;
  const inTurn = createSerial();

  const ports: CaseRunnerPorts = {
    cases: {
      load: async () => disk.case,
      save: async (current) => {
        await saved();
        if (disk.failing) throw new Error('quota');
        disk.case = current;
      },
      clear: async () => {
        disk.case = null;
      },
    },
    secrets: {
      load: async () => memory.secrets,
      save: async (secrets) => {
        if (memory.failing) throw new Error('quota');
        memory.secrets = secrets;
      },
    },
    receipts: {
      put: async (receipt) => {
        receipts.set(receipt.caseId, receipt);
      },
    },
    perform: async (errand): Promise<Performed> => {
      const task = { ...errand, secrets: await errand.secrets };
      performed.push(task.kind);
      hosts.push(task.environment.appHost);
      const last = disk.case?.operations.at(-1);
      journaledFirst.push(last?.kind === task.kind && last.settled === null);
      return { answer: await answers(task), secrets: task.secrets };
    },
    safeguard: (current, command) => safeguard(current, command),
    pause: () => paused(),
    changed: (change) =>
      inTurn(async () => {
        const current = await change.catch(() => undefined);
        if (current !== undefined) published.push(current);
        await drawn();
      }),
    now: () => 10_000,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
  };
  return {
    disk,
    memory,
    receipts,
    performed,
    hosts,
    journaledFirst,
    published,
    desk: () => createCaseRunner(ports),
    answer: (with_: typeof answers) => {
      answers = with_;
    },
    draw: (with_: typeof drawn) => {
      drawn = with_;
    },
    /** What a write to the disk, and a pause, wait for. */
    hold: (with_: { saved?: typeof saved; paused?: typeof paused }) => {
      saved = with_.saved ?? saved;
      paused = with_.paused ?? paused;
    },
    guard: (with_: typeof safeguard) => {
      safeguard = with_;
    },
  };
}

export function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

export const identify: Order = {
  command: { type: 'identify', way: 'token' },
  revision: 0,
  input: { kind: 'access-token', accessToken: 'token-1' },
  environment,
};

export async function toCode(desk: ReturnType<typeof createCaseRunner>): Promise<number> {
  await desk.submit(identify);
  const revision = async () => (await desk.current())?.revision ?? 0;
  await desk.submit({
    command: { type: 'send-code', grounds: null, confirmed: false },
    revision: await revision(),
    input: none,
  });
  return revision();
}

export const unbind = (revision: number): Order => ({
  command: { type: 'unbind' },
  revision,
  input: { kind: 'pass-code', passCode: '123456' },
});
