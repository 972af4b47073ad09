import '../style/passkey.css';
import { useEffect } from 'preact/hooks';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { Button } from './button';

/** Offers a passkey, once the passphrase was typed and if the browser has passkeys. A declined offer is not repeated. */
export function PasskeyOffer() {
  const { t, send, openOptions, passkeys } = usePorts();
  const shown = useSignal(false);
  useEffect(() => {
    passkeys.available().then(
      (has) => {
        shown.value = has;
      },
      () => undefined,
    );
  }, []);
  if (!shown.value) return null;
  return (
    <section class="passkey-offer" data-testid="passkey-offer" aria-label={t('passkeys_title')}>
      <p>{t('passkey_offer')}</p>
      <div class="button-row">
        <Button id="passkey-offer-add" onClick={() => openOptions('security')}>
          {t('passkey_add')}
        </Button>
        <Button
          id="passkey-decline"
          kind="quiet"
          onClick={() => {
            send('passkey.decline', {}).catch(() => undefined);
          }}
        >
          {t('passkey_decline')}
        </Button>
      </div>
    </section>
  );
}
