import type { Case, CodeSent, Way } from '../case/case';
import type { Piece } from '../clues/caller-text';
import type { Clues } from '../clues/read-clues';
import type { AppState, PublishedEnvironment } from '../messaging/app-state';
import type { DraftFields } from '../messaging/draft';
import { DEFAULT_COUNTRY_CODE } from '../phone/country-code';
import { parsePassCode } from '../phone/pass-code';
import { chosenEnvironment } from './chosen-environment';
import { codeIsComing } from './login-stage';
import { usePorts } from './ports-context';
import { type Signal, useSignal } from './signal';
import type { FieldProblem } from './text/field-problem-text';
import { type Keep, useCaller } from './use-caller';
import { type CommandRunner, useCommand } from './use-command';
import { useDraft } from './use-draft';
import { loadReader } from './use-reading';

export type CallField = 'caller' | 'ticket' | 'email' | 'account' | 'password' | 'token' | 'code';

export interface CallForm {
  /** The agent answers the question, waits for a code by SMS, or signs the caller in another way. */
  readonly stage: 'ask' | 'code' | 'more';
  readonly environment: PublishedEnvironment | null;
  readonly environmentId: Signal<string>;
  readonly route: Signal<Way>;
  readonly fields: Readonly<Record<CallField, Signal<string>>>;
  /** What was understood of the box; null if it is empty. */
  readonly reading: Clues | null;
  /** The code that the caller is to read out, by SMS or email. */
  readonly comingCode: CodeSent | null;
  readonly command: CommandRunner;
  /** A code is being requested. */
  readonly sending: boolean;
  /** The access key was needed, and there is none. */
  readonly keyMissing: boolean;
  readonly problemOf: (field: CallField) => FieldProblem | null;
  readonly forget: (field: CallField) => void;
  readonly keep: Keep;
  /** The box was edited. */
  readonly editCaller: () => void;
  /** Puts a pasted or selected text where it belongs. False if it names no account. */
  readonly take: (text: string, keeping?: Keep) => Promise<boolean>;
  readonly takeOff: (off: (piece: Piece) => boolean) => Promise<void>;
  readonly choose: (route: Way) => void;
  readonly yes: () => void;
  readonly no: () => void;
  readonly resend: () => void;
  /** What Enter does. */
  readonly submit: () => void;
}

type Problems = Partial<Record<CallField, FieldProblem>>;

/** Who is calling, and the requests that lead to the account. */
export function useCallForm(state: AppState, current: Case | null): CallForm {
  const { send } = usePorts();
  const keep = useDraft();
  const command = useCommand();
  const { draft } = state;
  const route = useSignal<Way>(draft.route);
  const environmentId = useSignal(chosenEnvironment(state, current));
  const environment = state.environments.find(({ id }) => id === environmentId.value) ?? null;
  const countryCode = environment?.phoneCountryCode ?? DEFAULT_COUNTRY_CODE;
  const problems = useSignal<Problems>({});
  const requested = useSignal({ sentTo: draft.sentTo, sentAfter: draft.sentAfter });
  const sending = useSignal(false);
  const keyMissing = useSignal(false);
  const caller = useCaller(draft, countryCode, keep);
  const fields = {
    caller: caller.text,
    ticket: caller.ticket,
    token: caller.token,
    email: useSignal(draft.email),
    account: useSignal(draft.account),
    password: useSignal(''),
    code: useSignal(''),
  };
  const isMore = route.value === 'email' || route.value === 'password' || route.value === 'token';
  const addressed = () =>
    route.value === 'email'
      ? `email ${fields.email.value.trim()}`
      : `sms ${fields.caller.value.trim()}`;
  const loginCode = current?.loginCode ?? null;
  const comes = codeIsComing(loginCode, requested.value, addressed());
  const comingCode = comes && (route.value === 'email' || route.value === 'sms') ? loginCode : null;

  function forgetAll(): void {
    problems.value = {};
    keyMissing.value = false;
    command.clear();
  }

  function note(field: CallField, problem: FieldProblem): null {
    problems.value = { ...problems.value, [field]: problem };
    return null;
  }

  /** The text of a field; null after noting a problem. */
  function filled(field: CallField): string | null {
    const text = fields[field].value.trim();
    return text === '' ? note(field, 'required') : text;
  }

  function readEmail(): string | null {
    const text = filled('email');
    if (text === null) return null;
    // Rejects only what cannot be an address: the service knows better than any pattern.
    return /^[^\s@]+@\S+$/.test(text) ? text : note('email', 'email-malformed');
  }

  function readCode(): string | null {
    const text = filled('code');
    return text === null ? null : (parsePassCode(text) ?? note('code', 'code-malformed'));
  }

  /** Accepts a token with or without its scheme. The only check is whether a header can carry it. */
  async function readToken(): Promise<string | null> {
    const token = filled('token')?.replace(/^bearer\s+/i, '');
    if (token === undefined) return null;
    if (!/^[\x21-\x7e]+$/.test(token)) return note('token', 'token-malformed');
    const { isIdToken } = await import('../clues/id-token');
    return isIdToken(token) ? note('token', 'id-token') : token;
  }

  async function readBox() {
    const module = await loadReader();
    return { ...module, clues: module.readClues(fields.caller.value, countryCode) };
  }

  async function readNumber() {
    const { clues, numberToCall } = await readBox();
    const number = numberToCall(clues);
    return typeof number === 'string' ? note('caller', number) : number;
  }

  /** Keeps what this window shows, and names the ticket: another window may show another caller. */
  function opening(more: DraftFields = {}) {
    const known: Readonly<Record<string, unknown>> = draft;
    const ticket = fields.ticket.value.trim();
    const shown = { route: route.value, environmentId: environmentId.value, ticket };
    const isKept = Object.entries(shown).every(([field, value]) => known[field] === value);
    if (!isKept || more.sentTo !== undefined) keep({ ...shown, ...more });
    return { revision: current?.revision ?? 0, environmentId: environmentId.value, ticket };
  }

  async function sendCode(): Promise<void> {
    const phone = route.value === 'email' ? null : await readNumber();
    const email = route.value === 'email' ? readEmail() : null;
    if (phone === null && email === null) return;
    const request = { sentTo: addressed(), sentAfter: loginCode?.at ?? 0 };
    requested.value = request;
    fields.code.value = '';
    const opened = opening(request);
    if (phone !== null) await send('case.sendLoginCode', { ...opened, way: 'sms', phone });
    if (email !== null) await send('case.sendLoginCode', { ...opened, way: 'email', email });
  }

  async function findAccount(): Promise<void> {
    if (environment?.hasAccessKeySecret !== true) {
      keyMissing.value = true;
      return;
    }
    const { accountQuery, clues } = await readBox();
    const query = accountQuery(clues);
    if (typeof query === 'string') return void note('caller', query);
    route.value = 'admin';
    await send('case.identify', { ...opening(), way: 'admin', query });
  }

  async function identify(): Promise<void> {
    switch (route.value) {
      case 'sms': {
        const phone = await readNumber();
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
        const { value: password } = fields.password;
        if (password === '') note('password', 'required');
        if (account === null || password === '') return;
        const signIn = { way: 'password', account, password } as const;
        return void (await send('case.identify', { ...opening(), ...signIn }));
      }
      case 'token': {
        const accessToken = await readToken();
        if (accessToken === null) return;
        return void (await send('case.identify', { ...opening(), way: 'token', accessToken }));
      }
      case 'admin':
        return findAccount();
    }
  }

  async function answerLikeliest(): Promise<void> {
    const { clues, likeliestAnswer } = await readBox();
    if (likeliestAnswer(clues, environment?.hasAccessKeySecret === true) === 'no') {
      return findAccount();
    }
    route.value = 'sms';
    sending.value = true;
    return sendCode();
  }

  function start(isSending: boolean, task: () => Promise<void>): void {
    if (command.pending) return;
    forgetAll();
    sending.value = isSending;
    void command.run(task);
  }

  async function take(text: string, keeping: Keep = keep): Promise<boolean> {
    const { value: before } = fields.caller;
    const taken = await caller.take(text, current !== null, keeping);
    if (taken === null) return false;
    forgetAll();
    if (fields.caller.value !== before) fields.code.value = '';
    if (taken.another) {
      for (const field of ['email', 'account', 'password'] as const) fields[field].value = '';
    }
    const to = taken.hasToken ? 'token' : 'sms';
    route.value = to;
    keeping({ route: to, ...(taken.another ? anotherCaller : {}) });
    return true;
  }

  return {
    stage: isMore ? 'more' : comingCode === null ? 'ask' : 'code',
    environment,
    environmentId,
    route,
    fields,
    reading: caller.reading,
    comingCode,
    command,
    sending: sending.value,
    keyMissing: keyMissing.value,
    problemOf: (field) => problems.value[field] ?? null,
    forget: (field) => {
      const { [field]: _, ...rest } = problems.value;
      problems.value = rest;
    },
    keep,
    editCaller: () => {
      forgetAll();
      caller.edit();
    },
    take,
    async takeOff(off) {
      const was = addressed();
      const sameNumber = await caller.takeOff(off);
      forgetAll();
      // Only other pieces are gone, so the code is still on its way.
      if (!sameNumber || requested.value.sentTo !== was) return;
      requested.value = { ...requested.value, sentTo: addressed() };
      keep({ sentTo: addressed() });
    },
    choose(way) {
      forgetAll();
      // What is known about the caller need not be typed again.
      const clue = caller.reading?.found.find(({ kind }) => kind === 'email');
      const known = { email: fields.email.value, account: fields.account.value };
      const email = known.email || (clue?.kind === 'email' ? clue.email : '');
      const account = known.account || email || (caller.reading?.words ?? '');
      fields.email.value = email;
      fields.account.value = account;
      route.value = way;
      const isSame = email === known.email && account === known.account;
      keep({ route: way, ...(isSame ? {} : { email, account }) });
    },
    yes() {
      route.value = 'sms';
      // Where the code is already on its way, asking for another one would only be refused.
      if (!codeIsComing(loginCode, requested.value, addressed())) return start(true, sendCode);
      forgetAll();
      keep({ route: 'sms' });
    },
    no: () => start(false, findAccount),
    resend: () => start(true, sendCode),
    submit() {
      const { value: code } = fields.code;
      if (route.value === 'email' && comingCode === null && code.trim() === '') {
        return start(true, sendCode);
      }
      start(false, isMore || comingCode !== null ? identify : answerLikeliest);
    },
  };
}

const anotherCaller: DraftFields = {
  email: '',
  account: '',
  verifiedHow: '',
  note: '',
  reason: '',
  endSessions: false,
};
