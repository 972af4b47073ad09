import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { Sandbox } from '../../sandbox/app';
import { seedUsers } from '../../sandbox/seeds/users';
import { hasPhone, numberOf } from '../support/agent';
import type { ChromiumExtension } from '../support/chromium-extension';
import type { Bench } from './bench';
import { atRest, type Sight } from './sight';
import { type Endpoint, effectOf, type Way } from './wire';

export const caller = seedUsers.alice;

/** One case: the agent's window, and a record of every click that may cost something. */
export class Cell {
  readonly #bench: Bench;
  readonly #clicks = new Map<Endpoint, number>();
  readonly #caseIds = new Set<string>();
  #window: Page;
  #token: Promise<string> | null = null;

  private constructor(
    bench: Bench,
    window: Page,
    /** How the caller signs in. */
    public way: Way,
  ) {
    this.#bench = bench;
    this.#window = window;
  }

  /** Starts with a fresh service and a window without a case. */
  static async open(bench: Bench, way: Way): Promise<Cell> {
    bench.server.sandbox.reset();
    const cell = new Cell(bench, await readyWindow(bench.extension), way);
    const { case: left } = await cell.rest('the desk is ready for a case');
    expect(left, 'the case before this one has gone').toBeNull();
    return cell;
  }

  get extension(): ChromiumExtension {
    return this.#bench.extension;
  }

  get sandbox(): Sandbox {
    return this.#bench.server.sandbox;
  }

  get window(): Page {
    return this.#window;
  }

  /** Every case in this cell. */
  get caseIds(): ReadonlySet<string> {
    return this.#caseIds;
  }

  get clicks(): ReadonlyMap<Endpoint, number> {
    return this.#clicks;
  }

  get phoneBound(): boolean {
    return hasPhone(this.#bench.server, 'alice');
  }

  /** The token that the caller brought along. */
  token(): Promise<string> {
    this.#token ??= this.sandbox.issueToken(caller, undefined, {
      scope: 'openid profile username email phone',
    });
    return this.#token;
  }

  /** Records a click that may cost something, however it is made. */
  account(button: string, way: Way = this.way): void {
    const endpoint = effectOf(button, way);
    if (endpoint !== null) this.#clicks.set(endpoint, (this.#clicks.get(endpoint) ?? 0) + 1);
  }

  /** Clicks without waiting for the result. */
  async press(button: string, way: Way = this.way): Promise<void> {
    this.account(button, way);
    // The first of several.
    await this.window.getByTestId(button).first().click();
  }

  async rest(expectation: string, also?: (seen: Sight) => boolean): Promise<Sight> {
    const seen = await atRest(this.window, expectation, also);
    if (seen.case !== null) this.#caseIds.add(seen.case.id);
    return seen;
  }

  /** The code that the caller can read out, if one is still valid. */
  code(channel: 'CHANNEL_LOGIN' | 'CHANNEL_UNBIND_PHONE'): string | null {
    const to =
      channel === 'CHANNEL_LOGIN' && this.way === 'email'
        ? caller.email.address
        : numberOf('alice');
    const sent = this.sandbox.messages.findLast(
      (message) => message.to === to && message.channel === channel,
    );
    return sent?.state === 'live' ? sent.code : null;
  }

  async closeWindows(): Promise<void> {
    await closeWindows(this.extension);
  }

  /** Opens the popup again, instead of the previous window. */
  async openWindow(): Promise<void> {
    this.#window = await this.extension.popup();
  }

  /** Passes the minute that the service requires between two codes, there and in this window. */
  async waitAMinute(): Promise<void> {
    this.sandbox.advance(61_000);
    await this.window.addInitScript(`{
      const real = Date.now;
      Date.now = () => real() + 61_000;
      globalThis.ahead = true;
    }`);
    await this.window.reload();
  }
}

/** The window that is already open, if it is the only one and its clock is right. Opening one takes time. */
async function readyWindow(extension: ChromiumExtension): Promise<Page> {
  const [, window, ...others] = extension.context.pages();
  const alone = window !== undefined && others.length === 0;
  if (alone && (await window.evaluate('globalThis.ahead !== true'))) return window;
  await closeWindows(extension);
  return extension.popup();
}

/** Closes all windows of the extension, as popups close when the agent clicks elsewhere. */
async function closeWindows({ context }: ChromiumExtension): Promise<void> {
  const [blank, ...windows] = context.pages();
  await Promise.all(windows.map((window) => window.close()));
  await blank?.bringToFront();
}
