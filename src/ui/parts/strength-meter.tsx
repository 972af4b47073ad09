import '../style/strength.css';
import { useEffect } from 'preact/hooks';
import type { PassphraseStrength } from '../../vault/passphrase-strength';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { type Signal, useSignal } from '../signal';

const names: Readonly<Record<PassphraseStrength, MessageKey>> = {
  0: 'strength_0',
  1: 'strength_1',
  2: 'strength_2',
  3: 'strength_3',
  4: 'strength_4',
};

type Estimate = (passphrase: string) => PassphraseStrength;

/** An estimate to guide the typing; it decides nothing. Its word list is loaded here, the only place that needs it. */
export function StrengthMeter({ passphrase }: { passphrase: Signal<string> }) {
  const { t } = usePorts();
  const estimate = useSignal<Estimate | null>(null);
  useEffect(() => {
    import('../../vault/passphrase-strength').then(
      ({ estimateStrength }) => {
        estimate.value = estimateStrength;
      },
      // Goes without it: a closing page, or an extension that is being replaced, loads nothing more.
      () => undefined,
    );
  }, [estimate]);
  const strength = passphrase.value === '' ? null : (estimate.value?.(passphrase.value) ?? null);
  return (
    <div class="strength" data-testid="passphrase-strength" data-strength={strength ?? ''}>
      <div class="strength-bars" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <span key={bar} class={strength !== null && (bar < strength || bar === 0) ? 'on' : ''} />
        ))}
      </div>
      <span role="status" aria-label={t('strength')}>
        {strength === null ? '' : t(names[strength])}
      </span>
    </div>
  );
}
