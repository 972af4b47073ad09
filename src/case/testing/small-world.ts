import type { Case } from '../case';
import {
  type CaseRunner,
  type CaseRunnerPorts,
  createCaseRunner,
  type Order,
} from '../case-runner';
import type { OperationAnswer } from '../event';
import type { OperationKind } from '../operation';
import { noSecrets, type Secrets, type Task } from '../ports';
import type { Receipt } from '../receipt';

export const environment = {
  id: 'env-1',
  label: 'Acme',
  appHost: 'https://acme.authing.cn',
  managementHost: '',
};
export const found: OperationAnswer = {
  ok: true,
  requestId: 'request-1',
  found: {
    kind: 'account',
    phoneBound: true,
    protection: 'not-protected',
    number: 'same',
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
export const fine: OperationAnswer = {
  ok: true,
  requestId: 'request-2',
  found: { kind: 'nothing' },
};
export const gone: OperationAnswer = {
  ok: true,
  requestId: 'request-3',
  found: { kind: 'seen', userId: 'user-1', number: 'none', protection: 'not-protected' },
};

/** Like `gone`, but the number is still bound. */
export const there: OperationAnswer = {
  ok: true,
  requestId: 'request-3',
  found: { kind: 'seen', userId: 'user-1', number: 'same', protection: 'not-protected' },
};

/** A request as it is sent. */
interface Sent extends Omit<Task, 'request'> {
  readonly kind: OperationKind;
  readonly secrets: Secrets;
}

/** A disk, a memory and a service that outlive the runner, as they outlive a worker. */
export function world() {
  const disk: { case: Case | null; secrets: Secrets; failing: boolean; locked: boolean } = {
    case: null,
    secrets: noSecrets,
    failing: false,
    locked: false,
  };
  const receipts = new Map<string, Receipt>();
  const prepared: OperationKind[] = [];
  const performed: OperationKind[] = [];
  const hosts: string[] = [];
  const journaledFirst: boolean[] = [];
  const published: (Case | null)[] = [];
  let safeguard: CaseRunnerPorts['safeguard'] = async () => null;
  let answers: (sent: Sent) => OperationAnswer | Promise<OperationAnswer> = ({ kind }) => {
    if (kind === 'read-account') return found;
    if (kind === 'confirm-account') return there;
    return kind === 'read-back' ? gone : fine;
  };
  let drawn: () => Promise<void> = async () => undefined;
  let saved: () => Promise<void> = async () => undefined;
  let kept: Secrets | null = null;
  let ids = 0;

  const ports: CaseRunnerPorts = {
    cases: {
      load: async () => {
        if (disk.locked) return 'locked';
        return disk.case === null ? null : { current: disk.case, secrets: disk.secrets };
      },
      save: async ({ current, secrets }) => {
        await saved();
        if (disk.failing) throw new Error('quota');
        disk.case = current;
        disk.secrets = secrets;
      },
      clear: async () => {
        disk.case = null;
        disk.secrets = noSecrets;
      },
    },
    receipts: {
      put: async (receipt) => {
        receipts.set(receipt.caseId, receipt);
      },
    },
    prepare: (task) => {
      prepared.push(task.request.kind);
      return async (secrets) => {
        const { kind } = task.request;
        performed.push(kind);
        hosts.push(task.environment.appHost);
        const last = disk.case?.operations.at(-1);
        journaledFirst.push(last?.kind === kind && last.settled === null);
        return { answer: await answers({ ...task, kind, secrets }), secrets: kept };
      };
    },
    safeguard: (current, command) => safeguard(current, command),
    publish: async () => {
      published.push(await runner().current());
      await drawn();
    },
    now: () => 10_000,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
  };
  let latest: CaseRunner | null = null;
  const newRunner = () => {
    latest = createCaseRunner(ports);
    return latest;
  };
  const runner = () => latest ?? newRunner();
  return {
    disk,
    receipts,
    prepared,
    performed,
    hosts,
    journaledFirst,
    published,
    newRunner,
    answer: (with_: typeof answers) => {
      answers = with_;
    },
    draw: (with_: typeof drawn) => {
      drawn = with_;
    },
    /** Makes disk writes wait for this promise. */
    hold: (with_: typeof saved) => {
      saved = with_;
    },
    /** What requests bring for the case to keep. */
    keep: (secrets: Secrets) => {
      kept = secrets;
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
  command: { type: 'identify', way: 'token', accessToken: 'token-1' },
  revision: 0,
  environment,
};

export async function toCode(runner: CaseRunner): Promise<number> {
  await runner.submit(identify);
  const revision = async () => (await runner.current())?.revision ?? 0;
  await runner.submit({
    command: { type: 'send-code', grounds: null, confirmed: false },
    revision: await revision(),
  });
  return revision();
}

export const unbind = (revision: number): Order => ({
  command: { type: 'unbind', passCode: '123456' },
  revision,
});
