import '../style/vault.css';
import type { AppState } from '../../messaging/app-state';
import { useSignal } from '../signal';
import { BrokenScreen } from './broken-screen';
import { ResetScreen } from './reset-screen';
import { SetupScreen } from './setup-screen';
import { UnlockScreen } from './unlock-screen';

/** Shown instead of everything else, on every page, until the vault is open. */
export function VaultScreen({ state }: { state: AppState }) {
  const { vault, organisation } = state;
  const forgotten = useSignal(false);
  const forget = (value: boolean) => () => {
    forgotten.value = value;
  };
  if (forgotten.value && vault.status !== 'absent' && vault.status !== 'unlocked') {
    return <ResetScreen onCancel={forget(false)} />;
  }
  switch (vault.status) {
    case 'absent':
      return <SetupScreen practice={organisation.practice} lost={vault.lost ?? null} />;
    case 'locked':
      return (
        <UnlockScreen
          practice={organisation.practice}
          passkeys={vault.passkeys ?? []}
          onForgotten={forget(true)}
        />
      );
    case 'broken':
      return <BrokenScreen fault={vault.fault} onForgotten={forget(true)} />;
    case 'unlocked':
      return null;
  }
}
