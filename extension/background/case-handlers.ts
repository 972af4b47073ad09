import type { Case } from '../../src/case/case';
import type { Order } from '../../src/case/desk';
import type { Input } from '../../src/case/ports';
import type { Handlers, Params, Reply } from '../../src/messaging/protocol';
import { done, refuse } from './reply';
import type { Services } from './services';

type CaseMethod = Extract<keyof Handlers, `case.${string}`>;

const noInput: Input = { kind: 'none' };

export function caseHandlers({ vault, desk }: Services): Pick<Handlers, CaseMethod> {
  async function submit(order: Order): Promise<Reply<CaseMethod>> {
    const verdict = await desk.submit(order);
    return verdict === 'done' ? done(null) : refuse({ code: verdict });
  }

  /** A command that may open a case: it needs an environment, and so an open vault. */
  async function open(
    { environmentId, revision }: { environmentId: string; revision: number },
    order: Pick<Order, 'command' | 'input'>,
  ): Promise<Reply<CaseMethod>> {
    const content = await vault.content();
    if (content === null) return refuse({ code: 'vault-locked' });
    const found = content.environments.find(({ id }) => id === environmentId);
    if (found === undefined) return refuse({ code: 'environment-missing' });
    const environment: Case['environment'] = {
      id: found.id,
      label: found.label,
      appHost: found.appHost,
    };
    return submit({ ...order, revision, environment });
  }

  const onCase =
    (type: 'read-again' | 'send-code' | 'check-again' | 'abandon' | 'close') =>
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
    'case.sendCode': onCase('send-code'),
    'case.unbind': ({ revision, passCode }) =>
      submit({ command: { type: 'unbind' }, revision, input: { kind: 'pass-code', passCode } }),
    'case.checkAgain': onCase('check-again'),
    'case.abandon': onCase('abandon'),
    'case.close': onCase('close'),
  };
}

function identification(params: Params<'case.identify'>): Input {
  switch (params.way) {
    case 'token':
      return { kind: 'access-token', accessToken: params.accessToken };
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
