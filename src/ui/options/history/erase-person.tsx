import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../parts/button';
import { RefusalBox } from '../../parts/error-box';
import { usePorts } from '../../ports-context';
import { useSignal } from '../../signal';
import { useCommand } from '../../use-command';

interface ErasePersonProps {
  seq: number;
  onErased: () => void;
}

/** Erases what a receipt says about the caller. Confirms in place and says what remains: this cannot be undone. */
export function ErasePerson({ seq, onErased }: ErasePersonProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const asking = useSignal(false);
  const question = useRef<HTMLHeadingElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const wasAsking = useRef(false);
  useLayoutEffect(() => {
    // The pressed button disappears, so the question takes the focus and gives it back.
    if (asking.value) question.current?.focus();
    else if (wasAsking.current) root.current?.querySelector('button')?.focus();
    wasAsking.current = asking.value;
  }, [asking.value]);
  const ask = (value: boolean) => () => {
    asking.value = value;
    command.clear();
  };
  const erase = async () => {
    if (await command.run(() => send('receipts.erase', { seq }))) onErased();
  };
  return (
    <div class="erase" ref={root}>
      {asking.value ? (
        <div class="panel erase-panel">
          <h2 tabIndex={-1} ref={question}>
            {t('receipt_erase_question')}
          </h2>
          <p>{t('receipt_erase_what')}</p>
          <p>{t('receipt_erase_stays')}</p>
          <div class="button-row">
            <Button
              id="history-erase-confirm"
              kind="danger"
              busy={command.pending}
              onClick={() => void erase()}
            >
              {t('receipt_erase_confirm')}
            </Button>
            <Button
              id="history-erase-keep"
              escape="press"
              blocked={command.pending}
              onClick={ask(false)}
            >
              {t('receipt_erase_keep')}
            </Button>
          </div>
        </div>
      ) : (
        <Button id="history-erase" kind="danger" onClick={ask(true)}>
          {t('receipt_erase')}
        </Button>
      )}
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </div>
  );
}
