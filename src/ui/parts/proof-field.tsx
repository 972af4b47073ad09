import { usePorts } from '../ports-context';
import type { ProofModel } from '../use-proof';
import { PassphraseField } from './passphrase-field';

interface ProofFieldProps {
  proof: ProofModel;
  busy: boolean;
}

/** Asks for the vault's passphrase again. Any other proof of its owner belongs here, too. */
export function ProofField({ proof, busy }: ProofFieldProps) {
  const { t } = usePorts();
  return (
    <PassphraseField
      id="proof-passphrase"
      autocomplete="off"
      label={t('proof_passphrase')}
      value={proof.passphrase}
      readOnly={busy}
      focus
    />
  );
}
