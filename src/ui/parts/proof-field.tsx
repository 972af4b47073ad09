import { usePorts } from '../ports-context';
import type { ProofModel } from '../use-proof';
import { Button } from './button';
import { PasskeyRequestShown } from './passkey-request';
import { PassphraseField } from './passphrase-field';

interface ProofFieldProps {
  proof: ProofModel;
  busy: boolean;
}

/** Asks for the vault's passphrase again, or for a passkey. */
export function ProofField({ proof, busy }: ProofFieldProps) {
  const { t, state } = usePorts();
  const vault = state.value?.vault;
  const offered = vault?.status === 'unlocked' && (vault.passkeys ?? []).length > 0;
  return (
    <>
      <PassphraseField
        id="proof-passphrase"
        autocomplete="off"
        label={t('proof_passphrase')}
        value={proof.passphrase}
        readOnly={busy}
        focus
      />
      {offered && !proof.passkey.asking && (
        <Button
          id="proof-passkey"
          kind="quiet"
          blocked={busy}
          onClick={() => void proof.byPasskey()}
        >
          {t('proof_passkey')}
        </Button>
      )}
      <PasskeyRequestShown passkey={proof.passkey} />
    </>
  );
}
