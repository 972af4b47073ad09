import type { CaseEnvironment } from '../../src/case/case';
import type { Order } from '../../src/case/case-runner';
import { endCase, setAsideUnreadable } from '../../src/case/end-case';
import type { Command } from '../../src/case/event';
import { findByKey } from '../../src/case/find-by-key';
import { type Grounds, recordedGrounds } from '../../src/case/grounds';
import { chosenUser } from '../../src/case/veil';
import { emptiedForNextCaller } from '../../src/messaging/next-caller';
import type { Handlers, Reply } from '../../src/messaging/protocol';
import { done, type Refused, refuse } from '../../src/messaging/reply';
import { agentIn } from '../../src/policy/audit-rules';
import { caseFault } from './case-fault';
import type { World } from './create-world';
import { usingContent } from './using-vault';

type CaseMethod = Extract<keyof Handlers, `case.${string}`>;

interface Opening {
  readonly environmentId: string;
  readonly revision: number;
  readonly ticket?: string | undefined;
}

type Needs = Pick<World, 'vault' | 'runner' | 'cases' | 'drafts' | 'policy' | 'now' | 'publish'>;

export function caseHandlers(world: Needs): Pick<Handlers, CaseMethod> {
  const submit = (order: Order) => submitting(async () => order);

  async function submitting(made: () => Promise<Order>): Promise<Reply<CaseMethod>> {
    try {
      const submitted = await world.runner.submit(await made());
      return submitted === 'done' ? done(null) : refuse({ code: submitted });
    } catch (error) {
      const refused = faultRefusal(error);
      await world.publish();
      return refused;
    }
  }

  async function setAside(): Promise<Reply<CaseMethod>> {
    try {
      await setAsideUnreadable(world);
    } catch (error) {
      return faultRefusal(error);
    }
    await world.publish();
    return done(null);
  }

  /** A command that may open a case needs an environment, and therefore an open vault. */
  function open(
    { environmentId, revision, ticket }: Opening,
    command: Command,
    sameCaller = revision !== 0,
  ): Promise<Reply<CaseMethod>> {
    return usingContent(world, async ({ environments, agent: own }) => {
      const found = environments.find(({ id }) => id === environmentId);
      if (found === undefined) return refuse({ code: 'environment-missing' });
      const { id, label, appHost, appId, managementHost } = found;
      const environment: CaseEnvironment = { id, label, appHost, appId, managementHost };
      const agent = agentIn(await world.policy.current(), own);
      // The card starts with the ticket that the agent saw, and with no earlier caller's verification.
      if (ticket !== undefined) {
        const begun = { ...(sameCaller ? {} : noGrounds), ticket };
        await world.drafts.merge(begun).catch(() => undefined);
      }
      return submit({ command, revision, environment, agent });
    });
  }

  const findInstead = ({ revision }: { revision: number }): Promise<Reply<CaseMethod>> =>
    usingContent(world, async ({ environments }) => {
      const current = await world.runner.current();
      const next = current?.revision === revision ? findByKey(current, environments) : null;
      if (next === null || !(await endCase(world.runner))) return refuse({ code: 'stale' });
      const { environmentId, query, ticket } = next;
      const command: Command = { type: 'identify', way: 'admin', query, ticket };
      return open({ environmentId, revision: 0, ticket }, command, true);
    });

  const recorded = (grounds: Omit<Grounds, 'at'>) => recordedGrounds(grounds, world.now());

  const nextCaller = () =>
    world.drafts.merge({ ...emptiedForNextCaller, turn: world.now() }).catch(() => undefined);

  const onCase =
    (type: 'read-again' | 'end-sessions' | 'check-again' | 'abandon' | 'reopen' | 'close') =>
    ({ revision }: { revision: number }) =>
      submit({ command: { type }, revision });

  return {
    'case.sendLoginCode': (params) => open(params, { type: 'send-login-code', ...params }),
    'case.identify': (params) => open(params, { type: 'identify', ...params }),
    'case.readAgain': onCase('read-again'),
    'case.showPage': ({ revision, page }) =>
      submit({ command: { type: 'show-page', page }, revision }),
    'case.choose': ({ revision, userId }) =>
      submitting(async () => {
        const user = chosenUser(await world.runner.current(), userId);
        return { command: { type: 'choose', userId: user }, revision };
      }),
    'case.recordGrounds': ({ revision, grounds }) =>
      submit({ command: { type: 'record-grounds', grounds: recorded(grounds) }, revision }),
    'case.checkLastFour': ({ revision, lastFour }) =>
      submit({ command: { type: 'check-last-four', lastFour }, revision }),
    'case.sendCode': ({ revision, grounds, confirmed }) => {
      const given = grounds === null ? null : recorded(grounds);
      return submit({ command: { type: 'send-code', grounds: given, confirmed }, revision });
    },
    'case.adminUnbind': ({ revision, grounds, ...given }) =>
      submit({
        command: { type: 'admin-unbind', ...given, grounds: recorded(grounds) },
        revision,
      }),
    'case.endSessions': onCase('end-sessions'),
    'case.unbind': ({ revision, passCode }) =>
      submit({ command: { type: 'unbind', passCode }, revision }),
    'case.checkAgain': onCase('check-again'),
    'case.reopen': onCase('reopen'),
    'case.findInstead': findInstead,
    'case.abandon': async (params) => {
      const reply = await onCase('abandon')(params);
      // A case that has sent nothing ends without an outcome: the next caller comes at once.
      if (reply.ok && (await world.runner.current().catch(() => undefined)) === null) {
        await nextCaller();
        await world.publish();
      }
      return reply;
    },
    'case.close': async (params) => {
      // Empty what was typed for this caller first, so that it never shows for the next one.
      await nextCaller();
      return onCase('close')(params);
    },
    'case.setAside': setAside,
  };
}

const noGrounds = { verifiedHow: '', note: '', reason: '', endSessions: false } as const;

/** Errors of the stored case and its storage become refusals; others are bugs, and rethrown. */
function faultRefusal(error: unknown): Refused {
  const fault = caseFault(error);
  if (fault === null) throw error;
  return refuse({ code: fault === 'storage' ? 'storage' : 'case-unreadable' });
}
