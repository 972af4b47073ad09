import { byTestId, type PageDriver } from './page-driver';

export type Screen =
  | 'setup'
  | 'unlock'
  | 'environment'
  | 'identify'
  | 'card'
  | 'code'
  | 'outcome'
  | 'history';

/** The environment form. What is left out keeps what the form shows. */
export interface EnvironmentFields {
  readonly label?: string;
  readonly appHost?: string;
  readonly appId?: string;
  readonly appSecret?: string;
  readonly authMethod?: 'client_secret_post' | 'client_secret_basic' | 'none';
  readonly managementHost?: string;
  readonly userPoolId?: string;
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
}

/** The grounds for removing a lost phone, as the card requires them. */
export interface Grounds {
  readonly verifiedHow?: string;
  readonly reason?: string;
  readonly ticket?: string;
  readonly lastFour?: string;
}

/** Returns the code that the caller received, once it has arrived. */
export type ReadCode = () => Promise<string>;

const moreWaysOpen = `${byTestId('more-ways')}[aria-expanded="true"]`;

/** An error that stays this long (ms) is the result. */
const errorStays = 5_000;

function within(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds).unref());
}

/** What the agent can do and see in the extension. */
export class Desk {
  constructor(readonly page: PageDriver) {}

  /**
   * Waits for a screen.
   *
   * @throws with the text on the page if an error shows up instead, and stays
   */
  async reach(screen: Screen): Promise<void> {
    const wanted = `[data-screen="${screen}"]`;
    await this.page.waitFor(`${wanted}, ${byTestId('error')}`);
    if (await this.page.shows(wanted)) return;
    // An error of the previous screen may stay for a moment.
    const there = this.page.waitFor(wanted).then(() => true);
    if (await Promise.race([there, within(errorStays)])) return;
    if (await this.page.shows(byTestId('error'))) {
      there.catch(() => undefined);
      const { code, text } = await this.error();
      throw new Error(`“${screen}” was to come, but: ${text} (${code})`);
    }
    await there;
  }

  /** Waits until nothing is under way. */
  async settled(): Promise<void> {
    await this.page.waitFor('[data-screen][aria-busy="false"]');
  }

  async createVault(passphrase: string): Promise<void> {
    await this.reach('setup');
    await this.page.fill('passphrase', passphrase);
    await this.page.fill('passphrase-again', passphrase);
    await this.page.click('create-vault');
  }

  async lock(): Promise<void> {
    await this.page.click('lock-now');
    await this.reach('unlock');
  }

  async unlock(passphrase: string): Promise<void> {
    await this.reach('unlock');
    await this.page.fill('passphrase', passphrase);
    await this.page.click('unlock');
  }

  async saveEnvironment(fields: EnvironmentFields): Promise<void> {
    await this.reach('environment');
    const { label, appHost, appId, appSecret, authMethod } = fields;
    // First, because it decides whether there is a secret to type.
    if (authMethod !== undefined) await this.page.choose('env-auth-method', authMethod);
    if (label !== undefined) await this.page.fill('env-label', label);
    if (appHost !== undefined) await this.page.fill('env-app-host', appHost);
    if (appId !== undefined) await this.page.fill('env-app-id', appId);
    if (appSecret !== undefined) await this.page.fill('env-app-secret', appSecret);
    await this.fillManagement(fields);
    await this.page.click('env-save');
  }

  private async fillManagement(fields: EnvironmentFields): Promise<void> {
    const { managementHost, userPoolId, accessKeyId, accessKeySecret } = fields;
    if (managementHost === undefined) return;
    await this.page.fill('env-management-host', managementHost);
    if (userPoolId !== undefined) await this.page.fill('env-userpool-id', userPoolId);
    if (accessKeyId !== undefined) await this.page.fill('env-access-key-id', accessKeyId);
    if (accessKeySecret !== undefined) {
      await this.page.fill('env-access-key-secret', accessKeySecret);
    }
  }

  /** Types what is known about the caller, on the screen that asks about the phone. */
  async tellOfCaller(text: string): Promise<void> {
    await this.reach('identify');
    if (await this.page.shows(moreWaysOpen)) await this.page.click('more-ways');
    await this.page.fill('caller', text);
  }

  /** Opens another way of signing the caller in. */
  async chooseWay(way: 'email' | 'password' | 'token'): Promise<void> {
    await this.reach('identify');
    if (!(await this.page.shows(moreWaysOpen))) await this.page.click('more-ways');
    await this.page.waitFor(byTestId(`route-${way}`));
    await this.page.click(`route-${way}`);
  }

  /** Looks a user up with the access key, by whatever the caller gives. */
  async findUser(query: string): Promise<void> {
    await this.tellOfCaller(query);
    await this.page.click('phone-no');
  }

  /** Enters the grounds, and removes the number. */
  async adminUnbind({ verifiedHow, reason, ticket, lastFour }: Grounds): Promise<void> {
    await this.reach('card');
    if (verifiedHow !== undefined) await this.page.choose('verified-how', verifiedHow);
    if (reason !== undefined) await this.page.fill('reason', reason);
    if (ticket !== undefined) await this.page.fill('ticket', ticket);
    if (lastFour !== undefined) await this.page.fill('last-four', lastFour);
    await this.page.click('admin-unbind');
  }

  /** Requests a sign-in code by SMS. */
  async sendLoginSms(phone: string): Promise<void> {
    await this.tellOfCaller(phone);
    await this.page.click('phone-yes');
  }

  /** Requests a sign-in code by email. */
  async sendLoginEmail(email: string): Promise<void> {
    await this.chooseWay('email');
    await this.page.fill('login-email', email);
    await this.page.click('send-login-code');
  }

  async typeLoginCode(code: string): Promise<void> {
    await this.page.fill('login-code', code);
    await this.page.click('identify');
  }

  async signInBySms(phone: string, readCode: ReadCode): Promise<void> {
    await this.sendLoginSms(phone);
    await this.typeLoginCode(await readCode());
  }

  async signInByEmail(email: string, readCode: ReadCode): Promise<void> {
    await this.sendLoginEmail(email);
    await this.typeLoginCode(await readCode());
  }

  async signInByPassword(account: string, password: string): Promise<void> {
    await this.chooseWay('password');
    await this.page.fill('login-account', account);
    await this.page.fill('login-password', password);
    await this.page.click('identify');
  }

  async signInByToken(token: string): Promise<void> {
    await this.chooseWay('token');
    await this.page.fill('access-token', token);
    await this.page.click('identify');
  }

  /** What the card says about the caller. */
  async card(): Promise<{ name: string; phone: string; loginMethods: string }> {
    await this.reach('card');
    return {
      name: await this.page.text('user-name'),
      phone: await this.page.text('user-phone'),
      loginMethods: await this.page.text('login-methods'),
    };
  }

  /** Requests the unbind code. */
  async sendCode(): Promise<void> {
    await this.reach('card');
    await this.page.click('send-code');
  }

  async unbind(code: string): Promise<void> {
    await this.reach('code');
    await this.page.fill('pass-code', code);
    await this.page.click('unbind');
  }

  /** An earlier error may stay on the screen for a moment; it does not belong to the outcome. */
  async outcome(): Promise<{ kind: string | null; message: string }> {
    await this.page.waitFor('[data-screen="outcome"]');
    return {
      kind: await this.page.attribute('outcome', 'data-outcome'),
      message: await this.page.text('outcome-message'),
    };
  }

  /** The error on the screen, once there is one. */
  async error(): Promise<{ code: string | null; text: string }> {
    return {
      code: await this.page.attribute('error', 'data-code'),
      text: await this.page.text('error'),
    };
  }
}
