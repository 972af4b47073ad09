import { useEffect } from 'preact/hooks';
import type { PasskeyHandle } from '../../vault/passkey';
import { Button } from '../parts/button';
import { PasskeyRequestShown } from '../parts/passkey-request';
import { usePorts } from '../ports-context';
import type { CommandRunner } from '../use-command';
import { usePasskey } from '../use-passkey';

interface PasskeyUnlockProps {
  passkeys: readonly PasskeyHandle[];
  command: CommandRunner;
}

/** The first way to unlock, if there is a passkey: one key and one touch. */
export function PasskeyUnlock({ passkeys, command }: PasskeyUnlockProps) {
  const { t, send, passkeys: browser } = usePorts();
  const passkey = usePasskey();

  const ask = () =>
    command.run(async () => {
      const proof = await passkey.ask((signal) => browser.ask(passkeys, signal));
      if (proof !== null) await send('passkey.unlock', proof);
    });

  async function unlock(): Promise<void> {
    if (!(await browser.askInWindow())) await ask();
  }

  useEffect(() => {
    if (browser.openedToAsk()) void ask();
  }, []);

  return (
    <div class="passkey-unlock">
      <Button
        id="passkey-unlock"
        kind="primary"
        focus
        busy={passkey.asking}
        blocked={command.pending}
        onClick={() => void unlock()}
      >
        {t('passkey_unlock')}
      </Button>
      <PasskeyRequestShown passkey={passkey} />
      <p class="passkey-or">{t('passkey_or')}</p>
    </div>
  );
}
