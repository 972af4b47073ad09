import { useRef } from 'preact/hooks';
import { usePorts } from '../ports-context';
import type { ProofModel } from '../use-proof';
import { Button } from './button';
import { PasskeyRequestShown } from './passkey-request';
import { PassphraseField } from './passphrase-field';

interface ProofFieldProps {
  proof: ProofModel;
  busy: boolean;
  /** Only the typed passphrase will do. */
  passphraseOnly?: boolean;
}

/** Asks for the vault's passphrase again, or for a passkey, which sends the form. */
export function ProofField({ proof, busy, passphraseOnly = false }: ProofFieldProps) {
  const { t, state } = usePorts();
  const root = useRef<HTMLDivElement>(null);
  const vault = state.value?.vault;
  const offered =
    !passphraseOnly && vault?.status === 'unlocked' && (vault.passkeys ?? []).length > 0;

  async function sendByPasskey(): Promise<void> {
    if (await proof.byPasskey()) root.current?.closest('form')?.requestSubmit();
  }

  return (
    <div class="proof" ref={root}>
      <PassphraseField
        id="proof-passphrase"
        autocomplete="off"
        label={t('proof_passphrase')}
        value={proof.passphrase}
        readOnly={busy}
        focus
      />
      {offered && !proof.passkey.asking && (
        <Button id="proof-passkey" blocked={busy} onClick={() => void sendByPasskey()}>
          {t('proof_passkey')}
        </Button>
      )}
      <PasskeyRequestShown passkey={proof.passkey} />
    </div>
  );
}
