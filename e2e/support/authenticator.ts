import type { CDPSession, Page } from 'playwright';

/** The authenticator built into a computer, for one page. The agent touches it whenever it asks. */
export class Authenticator {
  readonly #session: CDPSession;
  #id: string;
  #asserted = 0;

  private constructor(session: CDPSession, id: string) {
    this.#session = session;
    this.#id = id;
    session.on('WebAuthn.credentialAsserted', () => {
      this.#asserted += 1;
    });
  }

  /** @param prf whether it derives keys */
  static async plugIn(page: Page, { prf = true } = {}): Promise<Authenticator> {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable', { enableUI: false });
    return new Authenticator(session, await add(session, prf));
  }

  /** How often it was touched to use a passkey. */
  get asserted(): number {
    return this.#asserted;
  }

  async credentials(): Promise<number> {
    return (await this.#credentials()).length;
  }

  /** It does not recognize the agent, or does again. */
  async refuse(refused: boolean): Promise<void> {
    await this.#session.send('WebAuthn.setUserVerified', {
      authenticatorId: this.#id,
      isUserVerified: !refused,
    });
  }

  /** Nobody touches it, or somebody does again. */
  async ignore(ignored: boolean): Promise<void> {
    await this.#session.send('WebAuthn.setAutomaticPresenceSimulation', {
      authenticatorId: this.#id,
      enabled: !ignored,
    });
  }

  /** It keeps its passkeys, but nothing to derive keys from. */
  async loseSecrets(): Promise<void> {
    const credentials = await this.#credentials();
    await this.unplug();
    this.#id = await add(this.#session, true);
    for (const credential of credentials) {
      await this.#session.send('WebAuthn.addCredential', {
        authenticatorId: this.#id,
        credential,
      });
    }
  }

  async unplug(): Promise<void> {
    await this.#session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: this.#id });
  }

  async #credentials() {
    const { credentials } = await this.#session.send('WebAuthn.getCredentials', {
      authenticatorId: this.#id,
    });
    return credentials;
  }
}

async function add(session: CDPSession, hasPrf: boolean): Promise<string> {
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  });
  return authenticatorId;
}
