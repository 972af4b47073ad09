import type { Page } from 'playwright';
import { seedApps } from '../../sandbox/seeds/apps';

/** Fills in the sandbox once a page asks for an environment: nothing can be filled in before there is a vault. */
export async function prefillEnvironment(page: Page, url: string): Promise<void> {
  const field = (id: string) => page.getByTestId(id);
  // A person takes as long as they like to choose a passphrase.
  await field('env-label').waitFor({ timeout: 0 });
  await field('env-label').fill('Sandbox');
  await field('env-app-host').fill(url);
  await field('env-app-id').fill(seedApps.none.appId);
  await field('env-auth-method').selectOption(seedApps.none.authMethod);
}
