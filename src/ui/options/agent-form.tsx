import { Button } from '../parts/button';
import { Field } from '../parts/field';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { useCommand } from '../use-command';
import { FormPanel, Saved } from './form-panel';

/** The agent's name in receipts. */
export function AgentForm({ agent, fixed }: { agent: string; fixed: boolean }) {
  const { t, send } = usePorts();
  const command = useCommand();
  const name = useSignal(agent);
  const saved = useSignal(false);

  async function save(): Promise<void> {
    saved.value = await command.run(() => send('agent.setName', { name: name.value }));
  }

  return (
    <FormPanel
      title={t('agent_title')}
      command={command}
      onSubmit={() => void save()}
      actions={
        <>
          <Button id="agent-name-save" submit busy={command.pending} disabled={fixed}>
            {t('save')}
          </Button>
          <Saved id="agent-name-saved" text={saved.value ? t('saved') : null} />
        </>
      }
    >
      <Field
        id="agent-name"
        label={t('agent_name')}
        hint={t(fixed ? 'agent_name_fixed' : 'agent_name_hint')}
        readOnly={fixed}
        value={name}
        maxLength={60}
        onInput={() => {
          saved.value = false;
        }}
      />
    </FormPanel>
  );
}
