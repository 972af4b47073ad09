import '../style/strength.css';
import { STRENGTH_MIN } from '../../vault/passphrase-strength';
import { usePorts } from '../ports-context';
import type { Signal } from '../signal';
import { strengthText, weaknessText } from '../text/strength-text';
import { useJudgement } from '../use-judgement';

/** How strong a passphrase is while it is typed, and what makes it weak. The background decides whether it is taken. */
export function StrengthMeter({ passphrase }: { passphrase: Signal<string> }) {
  const { t } = usePorts();
  const { strength, weakness } = useJudgement(passphrase).value ?? {
    strength: null,
    weakness: null,
  };
  const weak = strength !== null && strength < STRENGTH_MIN && weakness !== null;
  return (
    <div class="strength" data-testid="passphrase-strength" data-strength={strength ?? ''}>
      <div class="strength-bars" aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <span key={bar} class={strength !== null && (bar < strength || bar === 0) ? 'on' : ''} />
        ))}
      </div>
      <span role="status" aria-label={t('strength')}>
        {strength !== null && <span class="strength-name">{t(strengthText[strength])}</span>}
        {weak && ` ${t(weaknessText[weakness])}`}
      </span>
    </div>
  );
}
