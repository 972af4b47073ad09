import { Button } from '../parts/button';
import { CheckField } from '../parts/check-field';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { useCommand } from '../use-command';
import { FormPanel, Saved } from './form-panel';

/** Whether a full code goes on by itself. */
export function CodesForm({ codesGoOn }: { codesGoOn: boolean }) {
  const { t, send } = usePorts();
  const command = useCommand();
  const chosen = useSignal(codesGoOn);
  const saved = useSignal(false);

  async function save(): Promise<void> {
    saved.value = await command.run(() => send('agent.setCodesGoOn', { codesGoOn: chosen.value }));
  }

  return (
    <FormPanel
      title={t('codes_title')}
      command={command}
      onSubmit={() => void save()}
      actions={
        <>
          <Button id="codes-save" submit busy={command.pending}>
            {t('save')}
          </Button>
          <Saved id="codes-saved" text={saved.value ? t('saved') : null} />
        </>
      }
    >
      <CheckField
        id="codes-go-on"
        checked={chosen}
        disabled={command.pending}
        hint={t('codes_go_on_hint')}
        onChange={() => {
          saved.value = false;
        }}
      >
        {t('codes_go_on')}
      </CheckField>
    </FormPanel>
  );
}
