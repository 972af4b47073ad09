import type { CaseEnvironment } from '../../src/case/case';
import { CaseRecordError } from '../../src/case/case-record';
import type { Order } from '../../src/case/case-runner';
import type { Command } from '../../src/case/event';
import type { Grounds } from '../../src/case/grounds';
import { noSecrets } from '../../src/case/ports';
import { redact } from '../../src/genauth/redact';
import type { CaseFault } from '../../src/messaging/app-state';
import { emptyDraft } from '../../src/messaging/empty-draft';
import type { Handlers, Reply } from '../../src/messaging/protocol';
import { StorageError } from '../../src/platform/stored-item';
import { done, refuse } from './reply';
import type { Services } from './services';
import { usingContent } from './using-vault';

type CaseMethod = Extract<keyof Handlers, `case.${string}`>;

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
    command: Command,
  ): Promise<Reply<CaseMethod>> {
    return usingContent(services, async ({ environments, agent }) => {
      const found = environments.find(({ id }) => id === environmentId);
      if (found === undefined) return refuse({ code: 'environment-missing' });
      const { id, label, appHost, managementHost } = found;
      const environment: CaseEnvironment = { id, label, appHost, managementHost };
      return submit({ command, revision, environment, agent });
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
      submit({ command: { type }, revision });

  return {
    'case.sendLoginCode': (params) => open(params, { type: 'send-login-code', ...params }),
    'case.identify': (params) => open(params, { type: 'identify', ...params }),
    'case.readAgain': onCase('read-again'),
    'case.showPage': ({ revision, page }) =>
      submit({ command: { type: 'show-page', page }, revision }),
    'case.choose': ({ revision, userId }) =>
      submit({ command: { type: 'choose', userId }, revision }),
    'case.recordGrounds': ({ revision, grounds }) =>
      submit({ command: { type: 'record-grounds', grounds: recorded(grounds) }, revision }),
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

/** What of the stored case or its storage failed; null for anything else, which is a defect. */
export function caseFault(error: unknown): CaseFault | null {
  if (error instanceof CaseRecordError) return error.code;
  return error instanceof StorageError ? 'storage' : null;
}
