import type { Case, Way } from '../case/case';
import type { AppState } from '../messaging/app-state';
import { DEFAULT_COUNTRY_CODE } from '../phone/country-code';
import { parsePassCode } from '../phone/pass-code';
import { lazily } from './lazy';
import { usePorts } from './ports-context';
import { type Signal, useSignal } from './signal';
import type { FieldProblem } from './text/field-problem-text';
import { type CommandRunner, useCommand } from './use-command';
import { useDraft } from './use-draft';

export type IdentifyField = 'phone' | 'email' | 'account' | 'password' | 'token' | 'code' | 'query';

export interface IdentifyForm {
  /** The country code for numbers typed without one, in the chosen environment. */
  readonly countryCode: string;
  readonly route: Signal<Way>;
  readonly environmentId: Signal<string>;
  readonly fields: Readonly<Record<IdentifyField, Signal<string>>>;
  readonly command: CommandRunner;
  /** Where the last code was sent, as typed; null if this view did not send it. */
  readonly sentTo: string | null;
  /** Which of the two commands is pending. */
  readonly sending: boolean;
  readonly problemOf: (field: IdentifyField) => FieldProblem | null;
  readonly forget: (field: IdentifyField) => void;
  readonly sendCode: () => void;
  readonly identify: () => void;
}

type Problems = Partial<Record<IdentifyField, FieldProblem>>;

/**
 * The numbering plans are heavy: load them when a number is about to be typed, and keep the module, since even a cached
 * import waits for the frame after a click.
 */
export const { load: loadPhoneParser } = lazily(() => import('../phone/parse-phone'));

/** The fields for finding the caller's account, and the two commands that use them. */
export function useIdentifyForm(state: AppState, current: Case | null): IdentifyForm {
  const { send } = usePorts();
  const saveDraft = useDraft();
  const command = useCommand();
  const { draft } = state;
  const route = useSignal<Way>(draft.route);
  const environmentId = useSignal(chosenEnvironment(state, current));
  const chosen = state.environments.find(({ id }) => id === environmentId.value);
  const countryCode = chosen?.phoneCountryCode ?? DEFAULT_COUNTRY_CODE;
  const problems = useSignal<Problems>({});
  const sentTo = useSignal<string | null>(null);
  const sending = useSignal(false);
  const fields = {
    phone: useSignal(draft.phone),
    email: useSignal(draft.email),
    account: useSignal(draft.account),
    password: useSignal(''),
    token: useSignal(''),
    code: useSignal(''),
    query: useSignal(draft.query),
  };

  /** The text of a field; null after noting a problem. */
  function filled(field: IdentifyField): string | null {
    const text = fields[field].value.trim();
    if (text === '') problems.value = { ...problems.value, [field]: 'required' };
    return text === '' ? null : text;
  }

  function read<T>(field: IdentifyField, problem: FieldProblem, value: T | null): T | null {
    if (value === null) problems.value = { ...problems.value, [field]: problem };
    return value;
  }

  async function readPhone() {
    const text = filled('phone');
    if (text === null) return null;
    const { parsePhone } = await loadPhoneParser();
    return read('phone', 'phone-malformed', parsePhone(text, countryCode));
  }

  function readEmail(): string | null {
    const text = filled('email');
    if (text === null) return null;
    // Rejects only what cannot be an address: the service knows better than any pattern.
    return read('email', 'email-malformed', /^[^\s@]+@\S+$/.test(text) ? text : null);
  }

  function readCode(): string | null {
    const text = filled('code');
    return text === null ? null : read('code', 'code-malformed', parsePassCode(text));
  }

  /** Accepts a token with or without its scheme. The only check is whether a header can carry it. */
  async function readToken(): Promise<string | null> {
    const token = filled('token')?.replace(/^bearer\s+/i, '');
    if (token === undefined) return null;
    if (!/^[\x21-\x7e]+$/.test(token)) return read('token', 'token-malformed', null);
    const { isIdToken } = await import('../clues/id-token');
    return read('token', 'id-token', isIdToken(token) ? null : token);
  }

  const opening = () => ({ revision: current?.revision ?? 0, environmentId: environmentId.value });

  async function sendLoginCode(): Promise<void> {
    const to = fields[route.value === 'sms' ? 'phone' : 'email'].value.trim();
    if (route.value === 'sms') {
      const phone = await readPhone();
      if (phone === null) return;
      sentTo.value = to;
      await send('case.sendLoginCode', { ...opening(), way: 'sms', phone });
    } else {
      const email = readEmail();
      if (email === null) return;
      sentTo.value = to;
      await send('case.sendLoginCode', { ...opening(), way: 'email', email });
    }
  }

  async function identifyCaller(): Promise<void> {
    switch (route.value) {
      case 'sms': {
        const phone = await readPhone();
        const passCode = readCode();
        if (phone === null || passCode === null) return;
        return void (await send('case.identify', { ...opening(), way: 'sms', phone, passCode }));
      }
      case 'email': {
        const email = readEmail();
        const passCode = readCode();
        if (email === null || passCode === null) return;
        return void (await send('case.identify', { ...opening(), way: 'email', email, passCode }));
      }
      case 'password': {
        const account = filled('account');
        if (fields.password.value === '') filled('password');
        if (account === null || fields.password.value === '') return;
        const password = fields.password.value;
        return void (await send('case.identify', {
          ...opening(),
          way: 'password',
          account,
          password,
        }));
      }
      case 'admin': {
        const text = filled('query');
        if (text === null) return;
        const { parsePhone } = await loadPhoneParser();
        const query = { text, phone: parsePhone(text, countryCode) };
        return void (await send('case.identify', { ...opening(), way: 'admin', query }));
      }
      case 'token': {
        const accessToken = await readToken();
        if (accessToken === null) return;
        return void (await send('case.identify', { ...opening(), way: 'token', accessToken }));
      }
    }
  }

  function start(isSending: boolean, task: () => Promise<void>): void {
    if (command.pending) return;
    problems.value = {};
    sending.value = isSending;
    if (draft.environmentId !== environmentId.value) {
      saveDraft({ environmentId: environmentId.value });
    }
    void command.run(task);
  }

  return {
    countryCode,
    route,
    environmentId,
    fields,
    command,
    sentTo: sentTo.value,
    sending: sending.value,
    problemOf: (field) => problems.value[field] ?? null,
    forget: (field) => {
      const { [field]: _, ...rest } = problems.value;
      problems.value = rest;
    },
    sendCode: () => start(true, sendLoginCode),
    identify: () => start(false, identifyCaller),
  };
}

/** The environment chosen last, else the case's own, else the first. */
function chosenEnvironment({ environments, draft }: AppState, current: Case | null): string {
  const known = (id: string | undefined) => environments.find((each) => each.id === id)?.id;
  return known(draft.environmentId) ?? known(current?.environment.id) ?? environments[0]?.id ?? '';
}
