import type { AccessKey } from '../../genauth/access-key';
import type { AppCredentials } from '../../genauth/app-credentials';
import { createClient } from '../../genauth/client';
import { createManagementClient } from '../../genauth/management-client';
import { createTokenShelf } from '../../genauth/management-token';
import type { TransportPorts } from '../../genauth/transport';
import type { Case } from '../case';
import { type CaseRunner, createCaseRunner, type Order } from '../case-runner';
import { createPrepare } from '../prepare';
import type { Receipt } from '../receipt';
import { StorageModel } from './storage-model';

/** A case runner with the real client and any in-process service. */
export interface RunnerBench {
  readonly runner: CaseRunner;
  readonly receipts: ReadonlyMap<string, Receipt>;
  /** Everything that was ever written to disk, as JSON. */
  readonly written: readonly string[];
  /** The stored current case. */
  stored(): Case | null;
  /** Submits an order on the stored case. */
  submit(order: Omit<Order, 'revision' | 'environment'>): Promise<void>;
  /** Times out all requests whose URL contains this text. */
  timeOut(part: string): void;
}

export function createRunnerBench(
  answer: (request: Request) => Promise<Response>,
  app: AppCredentials,
  accessKey: Pick<AccessKey, 'accessKeyId' | 'accessKeySecret'>,
): RunnerBench {
  const now = () => 1_780_000_000_000;
  const storage = new StorageModel();
  const written: string[] = [];
  const limits = new Map<AbortSignal, { readonly limit: AbortController; url: string }>();
  let ids = 0;

  const ports: TransportPorts & { now: () => number } = {
    fetch: (url, init) => {
      const limit = init.signal == null ? undefined : limits.get(init.signal);
      if (limit !== undefined) limit.url = url;
      return asABrowserDoes(answer, url, init);
    },
    online: async () => true,
    timeout: () => {
      const limit = new AbortController();
      limits.set(limit.signal, { limit, url: '' });
      return limit.signal;
    },
    now,
  };
  const client = createClient({ app, lang: 'en-US', ports });
  const management = createManagementClient({
    key: { ...app, ...accessKey, managementHost: app.appHost },
    appId: app.appId,
    shelf: createTokenShelf(),
    lang: 'en-US',
    ports,
  });
  const runner = createCaseRunner({
    cases: {
      load: async () => storage.load(),
      save: async (held) => {
        written.push(JSON.stringify(held.current));
        storage.save(held);
      },
      clear: async () => storage.clear(),
    },
    receipts: {
      put: async (receipt) => {
        written.push(JSON.stringify(receipt));
        storage.receipts.set(receipt.caseId, receipt);
      },
    },
    prepare: createPrepare(async () => ({
      client,
      management,
      protectionOf: () => 'not-protected',
      wantsCustomData: false,
      correlate: async () => null,
    })),
    safeguard: async () => null,
    publish: async () => undefined,
    now,
    newId: () => `id-${++ids}`,
  });
  const stored = () => storage.written;

  return {
    runner,
    receipts: storage.receipts,
    written,
    stored,
    async submit(order) {
      const environment = {
        id: 'env-1',
        label: 'Acme',
        appHost: app.appHost,
        managementHost: app.appHost,
      };
      await runner.submit({ ...order, revision: stored()?.revision ?? 0, environment });
    },
    timeOut(part) {
      for (const { limit, url } of limits.values()) {
        if (url.includes(part)) limit.abort(new DOMException('20 s are over', 'TimeoutError'));
      }
    },
  };
}

/** What a browser's `fetch` adds to a service's answer: redirects are errors, and there is a timeout. */
async function asABrowserDoes(
  answer: (request: Request) => Promise<Response>,
  url: string,
  { method = 'GET', headers = {}, body = null, redirect, signal }: RequestInit,
): Promise<Response> {
  const answered = answer(new Request(url, { method, headers, body }));
  const response = await (signal == null ? answered : orAborted(answered, signal));
  if (redirect === 'error' && response.headers.has('location')) {
    throw new TypeError('Failed to fetch');
  }
  if (response.body === null || signal == null) return response;
  const limited = response.body.pipeThrough(new TransformStream(), { signal });
  return new Response(limited, { status: response.status, headers: response.headers });
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}
