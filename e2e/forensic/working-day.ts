import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { SandboxServer } from '../../sandbox/node-server';
import type { ChromiumExtension } from '../support/chromium-extension';
import { Desk, type Screen } from '../support/desk';
import { everyReceipt } from '../support/every-receipt';
import { playwrightDriver } from '../support/playwright-driver';
import { codeReader } from '../support/read-code';
import { accessKeyId, phoneCanaries, type Secrets, tokenCanaries } from './canaries';
import { makeWritten, type Written } from './people';
import type { Canary } from './search';

/** What a working day leaves. */
export interface Traces {
  readonly canaries: readonly Canary[];
  /** What is in no file: the clipboard, and what the history shows. */
  readonly texts: Readonly<Record<string, string>>;
  /** `storage.session` of a locked desk, as often as it was locked. */
  readonly whileLocked: Readonly<Record<string, string>>;
}

/**
 * A working day in which every secret is used in every way: all four ways of signing in, refusals, an unbinding that
 * succeeds and one without an answer, locks at every step of a case, a worker that dies while it holds secrets, a crash,
 * pages that stay open with text in their fields, and a case that is still open at the end.
 */
export class WorkingDay {
  readonly #canaries: Canary[];
  readonly #texts: Record<string, string> = {};
  readonly #whileLocked: Record<string, string> = {};
  #passphrase: string;
  readonly #number: string;

  constructor(
    private readonly extension: ChromiumExtension,
    private readonly server: SandboxServer,
    private readonly secrets: Secrets,
    private readonly written: Written = makeWritten(),
  ) {
    const { caller } = secrets;
    this.#passphrase = secrets.passphrase;
    this.#number = `${caller.phone.countryCode}${caller.phone.number}`;
    this.#canaries = [
      ...(['passphrase', 'wrongPassphrase', 'nextPassphrase', 'appSecret'] as const),
      ...(['accessKeySecret', 'password', 'wrongPassword'] as const),
    ].map((name) => ({ name, text: secrets[name] }));
    this.#canaries.push(...phoneCanaries('phone', secrets.phone));
    this.#canaries.push(...phoneCanaries('typed phone', secrets.typedPhone));
  }

  async work(): Promise<Traces> {
    this.extension.context.setDefaultTimeout(20_000);
    const page = await this.extension.popup();
    const desk = new Desk(playwrightDriver(page));
    await this.#setUp(desk, page);
    await this.#signInEveryWay(desk);
    await this.#unbind(desk, page);
    await this.#loseAnAnswer(desk, page);
    await this.#takeOffALostPhone(desk, page);
    await this.#exportAndChangePassphrase(page);
    await this.#leaveFieldsFilled();
    await this.#leaveACaseOpen();
    this.#gather();
    return { canaries: this.#canaries, texts: this.#texts, whileLocked: this.#whileLocked };
  }

  async #setUp(desk: Desk, page: Page): Promise<void> {
    const { passphrase, wrongPassphrase, app, accessKeySecret } = this.secrets;
    await desk.createVault(passphrase);
    await desk.reach('environment');
    await page.getByTestId('env-management-host').fill(this.server.url);
    await page.getByTestId('env-access-key-id').fill(accessKeyId);
    await page.getByTestId('env-access-key-secret').fill(accessKeySecret);
    const { appId, appSecret } = app;
    await desk.saveEnvironment({ label: 'Acme', appHost: this.server.url, appId, appSecret });
    await desk.reach('identify');
    const options = await this.extension.options();
    await options.getByTestId('section-security').click();
    await options.getByTestId('agent-name').fill(this.written.agent);
    await options.getByTestId('agent-name-save').click();
    await options.getByTestId('agent-name-saved').waitFor();
    await options.close();
    await desk.page.click('lock-now');
    await desk.unlock(wrongPassphrase);
    await desk.error();
    await desk.unlock(passphrase);
    await desk.reach('identify');
  }

  async #signInEveryWay(desk: Desk): Promise<void> {
    const { caller, password, wrongPassword } = this.secrets;
    await desk.signInByPassword(caller.email.address, wrongPassword);
    await desk.error();
    await desk.signInByPassword(caller.email.address, password);
    await this.#abandon(desk);
    await desk.signInByEmail(
      caller.email.address,
      codeReader(this.server.sandbox, caller.email.address, 'CHANNEL_LOGIN'),
    );
    await this.#abandon(desk);
    await desk.signInByToken(await this.#issueToken());
    await desk.reach('card');
    // The worker dies while it holds the token, and another one continues.
    await this.extension.stopWorker();
    await this.#abandon(desk);
  }

  async #unbind(desk: Desk, page: Page): Promise<void> {
    const { sandbox } = this.server;
    const typed = this.#number.replace('+86', '+86 ');
    await desk.signInBySms(typed, codeReader(sandbox, this.#number, 'CHANNEL_LOGIN'));
    await this.#lockAndUnlock(desk, page, 'card');
    await desk.sendCode();
    await this.#lockAndUnlock(desk, page, 'code');
    await desk.unbind('00000000');
    await desk.error();
    await desk.unbind(await codeReader(sandbox, this.#number, 'CHANNEL_UNBIND_PHONE')());
    await desk.outcome();
    await this.#copySummary(page);
    this.#texts['receipts'] = await this.#receipts(page);
    await page.getByTestId('new-case').click();
    await desk.reach('identify');
  }

  async #loseAnAnswer(desk: Desk, page: Page): Promise<void> {
    const { sandbox } = this.server;
    this.#gather();
    // The number is bound again.
    sandbox.reset();
    await desk.signInByToken(await this.#issueToken());
    await desk.sendCode();
    await desk.reach('code');
    sandbox.arm({ endpoint: 'unbind-phone', fault: { kind: 'reset' } });
    await desk.unbind(await codeReader(sandbox, this.#number, 'CHANNEL_UNBIND_PHONE')());
    await desk.outcome();
    await this.#copySummary(page);
    this.#texts['receipts, later'] = await this.#receipts(page);
  }

  /** The number is pasted, the worker dies while it holds it, and the user is changed with an access key. */
  async #takeOffALostPhone(desk: Desk, page: Page): Promise<void> {
    this.#gather();
    this.server.sandbox.reset();
    await page.getByTestId('new-case').click();
    await desk.findUser(this.#number);
    await desk.reach('card');
    await this.extension.stopWorker();
    const { note, reason, ticket } = this.written;
    await page.getByTestId('add-note').click();
    await page.getByTestId('verified-note').fill(note);
    await desk.adminUnbind({
      verifiedHow: 'Called back on a number on file',
      reason,
      ticket,
      lastFour: this.secrets.phone.slice(-4),
    });
    await desk.outcome();
    await this.#lockAndUnlock(desk, page, 'outcome');
    await this.#copySummary(page);
    this.#texts['receipts of a lost phone'] = await this.#receipts(page);
  }

  async #exportAndChangePassphrase(page: Page): Promise<void> {
    const { passphrase, nextPassphrase } = this.secrets;
    const options = await this.extension.options();
    await options.getByTestId('pack-export').click();
    await options.getByTestId('pack-vault-passphrase').fill(passphrase);
    await options.getByTestId('pack-export-confirm').click();
    const oneTime = await options.getByTestId('pack-one-time-passphrase').innerText();
    this.#canaries.push({ name: 'one-time passphrase', text: oneTime });
    this.#canaries.push({ name: 'one-time passphrase, bare', text: oneTime.replaceAll('-', '') });
    const download = options.waitForEvent('download');
    await options.getByTestId('pack-download').click();
    await (await download).path();
    await options.getByTestId('pack-done').click();
    this.#texts['receipts as CSV'] = await this.#exported(options);
    await options.getByTestId('section-security').click();
    await options.getByTestId('passphrase-current').fill(passphrase);
    await options.getByTestId('passphrase-next').fill(nextPassphrase);
    await options.getByTestId('passphrase-next-again').fill(nextPassphrase);
    await options.getByTestId('passphrase-change').click();
    await options.getByTestId('passphrase-changed').getByText('Changed').waitFor();
    this.#passphrase = nextPassphrase;
    await options.close();
    await page.getByTestId('new-case').click();
    await page.getByTestId('caller').waitFor();
  }

  /** Pages in tabs that a session restores, each with unsent text in its fields. */
  async #leaveFieldsFilled(): Promise<void> {
    const { typedPhone, password, appSecret, accessKeySecret } = this.secrets;
    const sms = await this.extension.popup();
    await sms.getByTestId('caller').pressSequentially(`198 ${typedPhone.slice(3)}`);
    await sms.getByTestId('caller').fill(typedPhone);
    await sms.getByTestId('phone-yes').click();
    await sms.getByTestId('login-code').fill('13572468');
    this.#canaries.push({ name: 'typed code', text: '13572468' });
    const byPassword = await this.extension.popup();
    await new Desk(playwrightDriver(byPassword)).chooseWay('password');
    await byPassword.getByTestId('login-password').fill(password);
    const byToken = await this.extension.popup();
    await new Desk(playwrightDriver(byToken)).chooseWay('token');
    await byToken.getByTestId('access-token').fill(await this.#issueToken());
    const options = await this.extension.options();
    await options.getByTestId('env-add').click();
    await options.getByTestId('env-label').fill('Half-filled');
    await options.getByTestId('env-app-secret').fill(appSecret);
    await options.getByTestId('env-access-key-secret').fill(accessKeySecret);
    // A browser saves the fields of a tab when the tab navigates away.
    for (const page of [sms, byPassword, byToken, options]) await page.goto('about:blank');
  }

  /** Of several people who were found, one is chosen; what is typed about them is not sent. */
  async #leaveACaseOpen(): Promise<void> {
    const page = await this.extension.popup();
    const desk = new Desk(playwrightDriver(page));
    // The form that was left half-filled.
    await page.getByTestId('env-cancel').click();
    await desk.findUser(this.secrets.family);
    await page.getByTestId('candidate').first().waitFor();
    await this.#lockAndUnlock(desk, page, 'identify');
    await page.getByTestId('candidate').first().click();
    await desk.reach('card');
    const { draftNote, draftReason, draftTicket } = this.written;
    await page.getByTestId('verified-how').selectOption('Called back on a number on file');
    await page.getByTestId('add-note').click();
    await page.getByTestId('verified-note').fill(draftNote);
    await page.getByTestId('reason').fill(draftReason);
    await page.getByTestId('ticket').fill(draftTicket);
    await this.#lockAndUnlock(desk, page, 'card');
    await expect(page.getByTestId('reason')).toHaveValue(draftReason);
  }

  /** What is left in the browser's memory meanwhile is kept, to be searched. */
  async #lockAndUnlock(desk: Desk, page: Page, screen: Screen): Promise<void> {
    await desk.settled();
    await desk.lock();
    const kept: unknown = await page.evaluate('chrome.storage.session.get().then(JSON.stringify)');
    const name = `storage.session, locked at ${screen} ${Object.keys(this.#whileLocked).length}`;
    this.#whileLocked[name] = String(kept);
    await desk.unlock(this.#passphrase);
    await desk.reach(screen);
  }

  async #issueToken(): Promise<string> {
    const { caller, app } = this.secrets;
    const scope = 'openid profile username email phone';
    const token = await this.server.sandbox.issueToken(caller, app, { scope });
    this.#canaries.push(...tokenCanaries('pasted token', token));
    return token;
  }

  async #abandon(desk: Desk): Promise<void> {
    await desk.reach('card');
    await desk.page.click('abandon');
    await desk.reach('outcome');
    await desk.page.click('new-case');
    await desk.reach('identify');
  }

  async #copySummary(page: Page): Promise<void> {
    await page.evaluate(`{
      globalThis.copiedTexts ??= [];
      navigator.clipboard.writeText = async (text) => void globalThis.copiedTexts.push(text);
    }`);
    await page.getByTestId('copy-summary').click();
    const copied: unknown = await page.evaluate('JSON.stringify(globalThis.copiedTexts)');
    this.#texts[`summaries ${Object.keys(this.#texts).length}`] = String(copied);
  }

  async #receipts(page: Page): Promise<string> {
    const reply: unknown = await page.evaluate(
      `chrome.runtime.sendMessage({ method: 'receipts.list', params: ${everyReceipt} }).then(JSON.stringify)`,
    );
    return String(reply);
  }

  async #exported(options: Page): Promise<string> {
    await options.getByTestId('section-history').click();
    const download = options.waitForEvent('download');
    await options.getByTestId('history-export-csv').click();
    return readFile(await (await download).path(), 'utf8');
  }

  /** Adds the codes that were sent, and the tokens that were used: the service has seen them all. */
  #gather(): void {
    const codes = this.server.sandbox.messages.map(({ code }) => code);
    const tokens = this.server.sandbox.requests.flatMap(
      ({ headers }) => headers['authorization']?.replace(/^Bearer /, '') ?? [],
    );
    this.#canaries.push(
      ...codes.map((text) => ({ name: 'code', text })),
      ...[...new Set(tokens)].flatMap((token) => tokenCanaries('used token', token)),
    );
  }
}
