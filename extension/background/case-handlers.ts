import type { CaseEnvironment } from '../../src/case/case';
import { CaseRecordError } from '../../src/case/case-record';
import type { Order } from '../../src/case/case-runner';
import type { Grounds } from '../../src/case/grounds';
import { type Input, noSecrets } from '../../src/case/ports';
import { redact } from '../../src/genauth/redact';
import type { CaseFault } from '../../src/messaging/app-state';
import { emptyDraft } from '../../src/messaging/empty-draft';
import type { Handlers, Params, Reply } from '../../src/messaging/protocol';
import { StorageError } from '../../src/platform/stored-item';
import { done, refuse } from './reply';
import type { Services } from './services';
import { usingContent } from './using-vault';

type CaseMethod = Extract<keyof Handlers, `case.${string}`>;

const noInput: Input = { kind: 'none' };

export function caseHandlers(
  services: Services,
  republish: () => Promise<void>,
): Pick<Handlers, CaseMethod> {
  const { desk, cases, secrets, drafts, now } = services;

  async function submit(order: Order): Promise<Reply<CaseMethod>> {
    try {
      const verdict = await desk.submit(order);
      return verdict === 'done' ? done(null) : refuse({ code: verdict });
    } catch (error) {
      const fault = caseFault(error);
      if (fault === null) throw error;
      await republish();
      return refuse({ code: fault === 'storage' ? 'storage' : 'case-unreadable' });
    }
  }

  /** Only what cannot be read is put aside: a case that can be is closed in the usual way. */
  async function setAside(): Promise<Reply<CaseMethod>> {
    try {
      await desk.current();
    } catch (error) {
      const fault = caseFault(error);
      if (fault === null) throw error;
      if (fault === 'storage') return refuse({ code: 'storage' });
      await cases.setAside();
      await secrets.save(noSecrets);
    }
    await republish();
    return done(null);
  }

  /** A command that may open a case: it needs an environment, and so an open vault. */
  function open(
    { environmentId, revision }: { environmentId: string; revision: number },
    order: Pick<Order, 'command' | 'input'>,
  ): Promise<Reply<CaseMethod>> {
    return usingContent(services, async ({ environments, agent }) => {
      const found = environments.find(({ id }) => id === environmentId);
      if (found === undefined) return refuse({ code: 'environment-missing' });
      const { id, label, appHost, managementHost } = found;
      const environment: CaseEnvironment = { id, label, appHost, managementHost };
      return submit({ ...order, revision, environment, agent });
    });
  }

  /** What is written freely may hold a number in full, which is not written down. */
  const recorded = (grounds: Omit<Grounds, 'at'>): Grounds => ({
    ...grounds,
    note: redact(grounds.note),
    reason: redact(grounds.reason),
    at: now(),
  });

  const onCase =
    (type: 'read-again' | 'end-sessions' | 'check-again' | 'abandon' | 'close') =>
    ({ revision }: { revision: number }) =>
      submit({ command: { type }, revision, input: noInput });

  return {
    'case.sendLoginCode': (params) =>
      open(params, {
        command: { type: 'send-login-code', way: params.way },
        input:
          params.way === 'sms'
            ? { kind: 'phone', phone: params.phone }
            : { kind: 'email', email: params.email },
      }),
    'case.identify': (params) =>
      open(params, {
        command: { type: 'identify', way: params.way },
        input: identification(params),
      }),
    'case.readAgain': onCase('read-again'),
    'case.showPage': ({ revision, page }) =>
      submit({ command: { type: 'show-page' }, revision, input: { kind: 'page', page } }),
    'case.choose': ({ revision, userId }) =>
      submit({ command: { type: 'choose' }, revision, input: { kind: 'user', userId } }),
    'case.recordGrounds': ({ revision, grounds }) =>
      submit({
        command: { type: 'record-grounds', grounds: recorded(grounds) },
        revision,
        input: noInput,
      }),
    'case.sendCode': ({ revision, grounds, confirmed }) =>
      submit({
        command: {
          type: 'send-code',
          grounds: grounds === null ? null : recorded(grounds),
          confirmed,
        },
        revision,
        input: noInput,
      }),
    'case.adminUnbind': ({ revision, grounds, lastFour, confirmed, endSessions }) =>
      submit({
        command: {
          type: 'admin-unbind',
          grounds: recorded(grounds),
          lastFour,
          confirmed,
          endSessions,
        },
        revision,
        input: noInput,
      }),
    'case.endSessions': onCase('end-sessions'),
    'case.unbind': ({ revision, passCode }) =>
      submit({ command: { type: 'unbind' }, revision, input: { kind: 'pass-code', passCode } }),
    'case.checkAgain': onCase('check-again'),
    'case.abandon': onCase('abandon'),
    'case.close': async (params) => {
      // The next caller is another one: what was typed for this one goes first.
      await drafts.merge(nextCaller).catch(() => undefined);
      return onCase('close')(params);
    },
    'case.setAside': setAside,
  };
}

/** The draft without what was typed for one caller. What was selected for the next one stays, with way and environment. */
const {
  route: _route,
  environmentId: _id,
  environment: _form,
  clue: _clue,
  ...nextCaller
} = emptyDraft;

function identification(params: Params<'case.identify'>): Input {
  switch (params.way) {
    case 'token':
      return { kind: 'access-token', accessToken: params.accessToken };
    case 'admin':
      return { kind: 'query', query: params.query };
    case 'sms': {
      const { phone, passCode } = params;
      return { kind: 'credential', credential: { way: 'sms', phone, passCode } };
    }
    case 'email': {
      const { email, passCode } = params;
      return { kind: 'credential', credential: { way: 'email', email, passCode } };
    }
    case 'password': {
      const { account, password } = params;
      return { kind: 'credential', credential: { way: 'password', account, password } };
    }
  }
}

/** What of the stored case or its storage failed; null for anything else, which is a defect. */
export function caseFault(error: unknown): CaseFault | null {
  if (error instanceof CaseRecordError) return error.code;
  return error instanceof StorageError ? 'storage' : null;
}
