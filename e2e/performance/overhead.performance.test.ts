import type { Worker } from 'playwright';
import type { SandboxServer } from '../../sandbox/node-server';
import { seedApps } from '../../sandbox/seeds/apps';
import { groundsFor, loginCode, reachCode, settleIn, tokenOf, unbindCode } from '../support/agent';
import type { Desk } from '../support/desk';
import { openPage } from '../support/open-page';
import { expect, test } from './performance';
import { requestsPerCase, requestTable } from './requests-per-case';
import { signInAndUnbind, unbindWithKey } from './scripted-case';
import { arrivalAt, bindAgain, setLatency } from './service';
import { type Stopwatch, stopwatchIn } from './stopwatch';

test.setTimeout(600_000);

/** The response time of a distant service, in milliseconds. */
const latency = 100;

const ready = (screen: string) => `[data-screen="${screen}"][aria-busy="false"]`;

/** A case by the fastest possible agent: the sum of the waiting times, click by click. */
async function caseBySms(desk: Desk, sandbox: SandboxServer, watch: Stopwatch): Promise<number> {
  let waited = 0;
  await watch.start('phone-yes', '[aria-busy="false"] [data-testid="send-login-code"]:disabled');
  await desk.sendLoginSms('199 0000 0001');
  waited += await watch.stop();
  await watch.start('identify', ready('card'));
  await desk.typeLoginCode(await loginCode(sandbox, 'alice')());
  waited += await watch.stop();
  await watch.start('send-code', ready('code'));
  await desk.sendCode();
  waited += await watch.stop();
  await watch.start('unbind', ready('outcome'));
  await desk.unbind(await unbindCode(sandbox, 'alice')());
  return waited + (await watch.stop());
}

async function caseOfLostPhone(desk: Desk, watch: Stopwatch): Promise<number> {
  await watch.start('phone-no', ready('card'));
  await desk.findUser('lin.xiaowen@example.com');
  const found = await watch.stop();
  await watch.start('admin-unbind', ready('outcome'));
  await desk.adminUnbind(groundsFor('alice'));
  return found + (await watch.stop());
}

async function nextCase(desk: Desk, sandbox: SandboxServer): Promise<void> {
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  await desk.page.click('new-case');
  await desk.reach('identify');
  await bindAgain(sandbox, 'alice');
}

/** When a bare `fetch` in the worker was made, with the same request as a click on “Unbind”. */
async function fetchUnbind(worker: Worker, url: string, token: string): Promise<number> {
  const init = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-authing-app-id': seedApps.post.appId,
      'x-authing-lang': 'en-US',
      authorization: `Bearer ${token}`,
    },
    body: '{"passCode":"123456"}',
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  };
  const asked = `${url}/api/v3/unbind-phone`;
  const made: unknown = await worker.evaluate(`(async () => {
    const at = performance.timeOrigin + performance.now();
    await (await fetch(${JSON.stringify(asked)}, ${JSON.stringify(init)})).text();
    return at;
  })()`);
  return Number(made);
}

const needed = Object.fromEntries(
  Object.entries(requestsPerCase).map(([way, requests]) => [
    way,
    inAnyOrder(requests.map(({ request }) => request)),
  ]),
);

test('the extension adds little to the service’s own time', async ({
  desk,
  extension,
  sandbox,
  extent,
  report,
}) => {
  sandbox.sandbox.setOptions({ resendIntervalSeconds: 0 });
  const setDelay = setLatency(sandbox.sandbox);
  await settleIn(desk, sandbox, 'post', { accessKey: true });
  const worker = await extension.worker();
  const watch = stopwatchIn(openPage(extension));

  async function requestsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
    const before = sandbox.sandbox.requests.length;
    await act();
    const made = sandbox.sandbox.requests.slice(before);
    await nextCase(desk, sandbox);
    return inAnyOrder(made.map(({ method, path }) => `${method} ${path}`));
  }

  // The first case of each kind compiles the code, and is not measured.
  const made = {
    'the caller signs in by SMS': await requestsOf(() => caseBySms(desk, sandbox, watch)),
    'the caller brings a token': await requestsOf(async () => {
      await reachCode(desk, sandbox, 'alice');
      await watch.start('unbind', ready('outcome'));
      await desk.unbind(await unbindCode(sandbox, 'alice')());
      await watch.stop();
    }),
    'the phone is lost': await requestsOf(() => caseOfLostPhone(desk, watch)),
  };

  const clicks: number[] = [];
  const fetches: number[] = [];
  for (let turn = 0; turn < report.turns(21); turn += 1) {
    await reachCode(desk, sandbox, 'alice');
    const code = await unbindCode(sandbox, 'alice')();
    const arrival = arrivalAt(sandbox.sandbox, 'unbind-phone');
    await watch.start('unbind', ready('outcome'));
    await desk.unbind(code);
    clicks.push((await arrival) - (await watch.clickedAt()));
    await watch.stop();
    await nextCase(desk, sandbox);
    // Refused, because no code was sent. The measurement does not depend on it.
    const bare = arrivalAt(sandbox.sandbox, 'unbind-phone');
    const sent = await fetchUnbind(worker, sandbox.url, await tokenOf(sandbox, 'bob'));
    fetches.push((await bare) - sent);
  }
  report.add({
    what: 'from a click on “Unbind” to the request at the service',
    unit: 'ms',
    samples: clicks,
    floor: fetches,
    budget: { beyondFloor: 15 },
  });

  async function measure(milliseconds: number) {
    setDelay(milliseconds);
    const bySms = { samples: [] as number[], floor: [] as number[] };
    const lost = { samples: [] as number[], floor: [] as number[] };
    for (let turn = 0; turn < cases; turn += 1) {
      bySms.samples.push(await caseBySms(desk, sandbox, watch));
      await nextCase(desk, sandbox);
      bySms.floor.push(await signInAndUnbind(sandbox, 'alice'));
      await bindAgain(sandbox, 'alice');
      lost.samples.push(await caseOfLostPhone(desk, watch));
      await nextCase(desk, sandbox);
      lost.floor.push(await unbindWithKey(sandbox, 'alice'));
      await bindAgain(sandbox, 'alice');
    }
    const judged = milliseconds === 0 ? {} : { budget: { timesFloor: 1.15 } };
    const where = milliseconds === 0 ? 'a service that answers at once' : `${milliseconds} ms`;
    report.add({ what: `a case by SMS, ${where}`, unit: 'ms', ...bySms, ...judged });
    report.add({ what: `a case of a lost phone, ${where}`, unit: 'ms', ...lost, ...judged });
  }

  const cases = extent === 'whole' ? 15 : 1;
  await measure(latency);
  if (extent === 'whole') await measure(0);

  const missed = report.finish({
    heading: 'Overhead',
    how: `With the background awake. *Unbind* ends when the whole request has arrived; the floor is a bare \`fetch\` of the same request in the
same worker. *A case* is the sum over its clicks, each from the click until the next key can be used, without anybody's typing and
reading. The last one ends when the token is revoked and the receipt written. The floor is the vendor's own SDK, scripted in Node:
the same calls, in parallel where the extension makes them in parallel. The service answers each request after ${latency} ms, like a
distant one over a kept-alive connection; a service that answers immediately is listed too, without a budget.`,
    thereafter: `The requests of a case that goes well, and why each is made. The run fails if there is any other.

${requestTable()}`,
  });
  expect(made).toEqual(needed);
  expect(missed).toEqual([]);
});

/** Concurrent requests arrive in any order. */
function inAnyOrder(requests: readonly string[]): readonly string[] {
  return requests.toSorted();
}
