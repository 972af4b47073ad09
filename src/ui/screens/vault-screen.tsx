import type { AppState } from '../../messaging/app-state';
import { lazyScreen } from '../lazy-screen';
import { useSignal } from '../signal';
import { UnlockScreen } from './unlock-screen';

const setup = lazyScreen(() => import('./setup-screen').then(({ SetupScreen }) => SetupScreen));
const broken = lazyScreen(() => import('./broken-screen').then(({ BrokenScreen }) => BrokenScreen));

const reset = lazyScreen(() => import('./reset-screen').then(({ ResetScreen }) => ResetScreen));

/** What stands before everything else, on every page, until the vault is open. */
export function VaultScreen({ state }: { state: AppState }) {
  const { vault, organisation } = state;
  const forgotten = useSignal(false);
  const forget = (value: boolean) => () => {
    forgotten.value = value;
  };
  if (forgotten.value && vault.status !== 'absent' && vault.status !== 'unlocked') {
    return <reset.Screen onCancel={forget(false)} />;
  }
  switch (vault.status) {
    case 'absent':
      return <setup.Screen practice={organisation.practice} />;
    case 'locked':
      return <UnlockScreen practice={organisation.practice} onForgotten={forget(true)} />;
    case 'broken':
      return <broken.Screen fault={vault.fault} onForgotten={forget(true)} />;
    case 'unlocked':
      return null;
  }
}
