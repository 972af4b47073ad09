import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PublishedEnvironment } from '../../messaging/app-state';
import type { Results } from '../../messaging/protocol';
import { Button } from '../parts/button';
import { CopyButton } from '../parts/copy-button';
import { PassphraseField } from '../parts/passphrase-field';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import type { FieldProblem } from '../text/field-problem-text';
import { useCommand } from '../use-command';
import { useFocus } from '../use-focus';
import { FormPanel } from './form-panel';

type Pack = Results['pack.export'];

interface PackExportProps {
  environments: readonly PublishedEnvironment[];
  onDone: () => void;
}

/** Environments for other agents: a file, and separately the one-time passphrase that opens it. */
export function PackExport({ environments, onDone }: PackExportProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const chosen = useSignal<ReadonlySet<string>>(new Set(environments.map(({ id }) => id)));
  const passphrase = useSignal('');
  const problem = useSignal<FieldProblem | null>(null);
  const pack = useSignal<Pack | null>(null);

  if (pack.value !== null) return <PackMade pack={pack.value} onDone={onDone} />;

  const choose = (id: string) => () => {
    const next = new Set(chosen.value);
    if (!next.delete(id)) next.add(id);
    chosen.value = next;
  };
  async function make(): Promise<void> {
    problem.value = passphrase.value === '' ? 'required' : null;
    if (problem.value !== null || chosen.value.size === 0) return;
    await command.run(async () => {
      pack.value = await send('pack.export', {
        environmentIds: [...chosen.value],
        passphrase: passphrase.value,
      });
    });
  }

  return (
    <FormPanel
      title={t('pack_export_title')}
      command={command}
      purpose="pack-export"
      onSubmit={() => void make()}
      actions={
        <>
          <Button
            id="pack-export-confirm"
            kind="primary"
            submit
            busy={command.pending}
            disabled={chosen.value.size === 0}
          >
            {t('pack_export_confirm')}
          </Button>
          <Button id="pack-cancel" escape="press" blocked={command.pending} onClick={onDone}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p class="small">{t('pack_export_lead')}</p>
      <fieldset class="choices" aria-label={t('environments_title')}>
        {environments.map(({ id, label, appHost }) => (
          <label key={id} class="choice">
            <input
              type="checkbox"
              data-testid="pack-choice"
              data-environment={id}
              checked={chosen.value.has(id)}
              onChange={choose(id)}
            />
            <span>
              <strong>{label}</strong> <span class="small">{appHost}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <PassphraseField
        id="pack-vault-passphrase"
        autocomplete="off"
        label={t('pack_vault_passphrase')}
        hint={t('pack_vault_passphrase_hint')}
        value={passphrase}
        problem={problem.value}
        readOnly={command.pending}
        onInput={() => {
          problem.value = null;
          command.clear();
        }}
        focus
      />
    </FormPanel>
  );
}

function PackMade({ pack, onDone }: { pack: Pack; onDone: () => void }) {
  const { t, copyBriefly } = usePorts();
  const copied = useSignal<MessageKey | null>(null);
  const copyIt = async (text: string) => {
    copied.value = (await copyBriefly(text)) ? 'pack_copy_brief' : 'pack_copy_stays';
  };
  const root = useRef<HTMLDivElement>(null);
  useFocus(root, 'pack-made', false);
  const url = useMemo(
    () => URL.createObjectURL(new Blob([pack.text], { type: 'application/json' })),
    [pack],
  );
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <div class="panel" ref={root}>
      <h2>{t('pack_made_title')}</h2>
      <p class="small">{t('pack_made_lead')}</p>
      <p class="once">
        <code data-testid="pack-one-time-passphrase">{pack.oneTimePassphrase}</code>
        <CopyButton
          text={pack.oneTimePassphrase}
          label={t('pack_one_time_passphrase')}
          copyIt={copyIt}
        />
      </p>
      <p class="small" role="status" data-testid="pack-copied">
        {copied.value !== null && t(copied.value)}
      </p>
      <div class="button-row">
        <a
          class="button primary"
          data-testid="pack-download"
          data-focus
          href={url}
          download={pack.fileName}
        >
          {t('pack_download')}
        </a>
        <Button id="pack-done" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}
