import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../parts/button';
import { RefusalBox } from '../../parts/error-box';
import { ProofField } from '../../parts/proof-field';
import { usePorts } from '../../ports-context';
import { useSignal } from '../../signal';
import { useCommand } from '../../use-command';
import { useFocus } from '../../use-focus';
import { useProof } from '../../use-proof';

interface ErasePersonProps {
  seq: number;
  onErased: () => void;
}

/** Erases what a receipt says about the caller. Confirms in place and says what remains: this cannot be undone. */
export function ErasePerson({ seq, onErased }: ErasePersonProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const proof = useProof(command);
  const asking = useSignal(false);
  const question = useRef<HTMLHeadingElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useFocus(form, String(asking.value), command.pending);
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
    if (await proof.run((given) => send('receipts.erase', { seq, proof: given }))) onErased();
  };
  return (
    <div class="erase" ref={root}>
      {asking.value ? (
        <form
          class="panel erase-panel"
          ref={form}
          autocomplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            void erase();
          }}
        >
          <h2 tabIndex={-1} ref={question}>
            {t('receipt_erase_question')}
          </h2>
          <p>{t('receipt_erase_what')}</p>
          <p>{t('receipt_erase_stays')}</p>
          {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
          {proof.needed && <ProofField proof={proof} busy={command.pending} />}
          <div class="button-row">
            <Button id="history-erase-confirm" kind="danger" submit busy={command.pending}>
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
        </form>
      ) : (
        <Button id="history-erase" kind="danger" onClick={ask(true)}>
          {t('receipt_erase')}
        </Button>
      )}
    </div>
  );
}
