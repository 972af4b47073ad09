import type { VaultState } from '../../messaging/app-state';
import { lazyScreen } from '../lazy-screen';
import { UnlockScreen } from './unlock-screen';

const setup = lazyScreen(() => import('./setup-screen').then(({ SetupScreen }) => SetupScreen));
const broken = lazyScreen(() => import('./broken-screen').then(({ BrokenScreen }) => BrokenScreen));

/** What stands before everything else, on every page, until the vault is open. */
export function VaultScreen({ vault }: { vault: VaultState }) {
  switch (vault.status) {
    case 'absent':
      return <setup.Screen />;
    case 'locked':
      return <UnlockScreen />;
    case 'broken':
      return <broken.Screen fault={vault.fault} />;
    case 'unlocked':
      return null;
  }
}
