import '../style/passkey.css';
import { usePorts } from '../ports-context';
import { passkeyProblemText } from '../text/passkey-problem-text';
import type { PasskeyRequest } from '../use-passkey';
import { Button } from './button';
import { ErrorBox } from './error-box';

/** What the browser waits for, or why it gave nothing. */
export function PasskeyRequestShown({ passkey }: { passkey: PasskeyRequest }) {
  const { t } = usePorts();
  if (passkey.asking) {
    return (
      <div class="passkey-wait">
        <p class="small" role="status">
          {t('passkey_waiting')}
        </p>
        <Button id="passkey-cancel" kind="quiet" escape="press" onClick={passkey.cancel}>
          {t('cancel')}
        </Button>
      </div>
    );
  }
  if (passkey.problem === null) return null;
  const [what, advice] = passkeyProblemText[passkey.problem];
  return <ErrorBox code={`passkey-${passkey.problem}`} what={t(what)} advice={t(advice)} mild />;
}
