import type { PublishedEnvironment } from '../../messaging/app-state';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { useCommand } from '../use-command';
import { Button } from './button';
import { RefusalBox } from './error-box';

interface RemoveEnvironmentProps {
  environment: PublishedEnvironment;
  /** In a row of buttons, where the context shows what is removed. */
  short?: boolean;
}

/** Confirms once, in place: this cannot be undone. */
export function RemoveEnvironment({ environment, short }: RemoveEnvironmentProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const asking = useSignal(false);
  const ask = (value: boolean) => () => {
    asking.value = value;
    command.clear();
  };
  const remove = () => void command.run(() => send('environment.remove', { id: environment.id }));
  return (
    <div class={`remove ${asking.value ? 'asking' : ''}`}>
      {asking.value ? (
        <>
          <p>{t('env_remove_question', environment.label)}</p>
          <div class="button-row">
            <Button id="env-remove-confirm" kind="danger" busy={command.pending} onClick={remove}>
              {t('env_remove_confirm')}
            </Button>
            <Button
              id="env-remove-keep"
              escape="press"
              blocked={command.pending}
              onClick={ask(false)}
            >
              {t('env_remove_keep')}
            </Button>
          </div>
        </>
      ) : (
        <Button id="env-remove" kind="quiet" onClick={ask(true)}>
          {t(short ? 'remove' : 'env_remove')}
        </Button>
      )}
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </div>
  );
}
