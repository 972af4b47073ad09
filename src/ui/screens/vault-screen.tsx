import '../style/vault.css';
import type { AppState } from '../../messaging/app-state';
import { lazily } from '../lazy';
import { lazyScreen } from '../lazy-screen';
import { useSignal } from '../signal';
import { UnlockScreen } from './unlock-screen';

const Setup = lazyScreen(
  lazily(() => import('./setup-screen')),
  (module) => module.SetupScreen,
);
const Broken = lazyScreen(
  lazily(() => import('./broken-screen')),
  (module) => module.BrokenScreen,
);
const Reset = lazyScreen(
  lazily(() => import('./reset-screen')),
  (module) => module.ResetScreen,
);

/** What stands before everything else, on every page, until the vault is open. */
export function VaultScreen({ state }: { state: AppState }) {
  const { vault, organisation } = state;
  const forgotten = useSignal(false);
  const forget = (value: boolean) => () => {
    forgotten.value = value;
  };
  if (forgotten.value && vault.status !== 'absent' && vault.status !== 'unlocked') {
    return <Reset onCancel={forget(false)} />;
  }
  switch (vault.status) {
    case 'absent':
      return <Setup practice={organisation.practice} />;
    case 'locked':
      return <UnlockScreen practice={organisation.practice} onForgotten={forget(true)} />;
    case 'broken':
      return <Broken fault={vault.fault} onForgotten={forget(true)} />;
    case 'unlocked':
      return null;
  }
}
