import { Button } from '../parts/button';
import { RefusalBox } from '../parts/error-box';
import { Field } from '../parts/field';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { useCommand } from '../use-command';

/** The name under which receipts say who worked a case. */
export function AgentForm({ agent }: { agent: string }) {
  const { t, send } = usePorts();
  const command = useCommand();
  const name = useSignal(agent);
  const saved = useSignal(false);
  return (
    <form
      class="panel"
      noValidate
      autocomplete="off"
      aria-busy={command.pending}
      onSubmit={(event) => {
        event.preventDefault();
        void command
          .run(() => send('agent.setName', { name: name.value }))
          .then((done) => {
            saved.value = done;
          });
      }}
    >
      <h2>{t('agent_title')}</h2>
      <Field
        id="agent-name"
        label={t('agent_name')}
        hint={t('agent_name_hint')}
        value={name}
        maxLength={60}
        onInput={() => {
          saved.value = false;
        }}
      />
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
      <div class="button-row">
        <Button id="agent-name-save" submit busy={command.pending}>
          {t('save')}
        </Button>
        <span role="status" class="saved" data-testid="agent-name-saved">
          {saved.value ? t('saved') : ''}
        </span>
      </div>
    </form>
  );
}
