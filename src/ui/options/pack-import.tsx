import type { PackPreview } from '../../environments/merge-pack';
import { PACK_TEXT_MAX } from '../../environments/pack-limits';
import { Button } from '../parts/button';
import { ErrorBox } from '../parts/error-box';
import { Field } from '../parts/field';
import { Notice } from '../parts/notice';
import { ProofField } from '../parts/proof-field';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import type { FieldProblem } from '../text/field-problem-text';
import { refusalText } from '../text/refusal-text';
import { useCommand } from '../use-command';
import { useProof } from '../use-proof';
import { FormPanel } from './form-panel';
import { PackPreviewList } from './pack-preview';

/** Environments from an administrator: first a preview, then the change, all of it or nothing. */
export function PackImport({ signedOnly, onDone }: { signedOnly: boolean; onDone: () => void }) {
  const { t, send } = usePorts();
  const command = useCommand();
  const proof = useProof(command);
  const text = useSignal<string | null>(null);
  const oversized = useSignal(false);
  const passphrase = useSignal('');
  const problem = useSignal<FieldProblem | null>(null);
  const preview = useSignal<PackPreview | null>(null);
  const imported = useSignal(false);
  const purpose = imported.value ? 'imported' : preview.value === null ? 'open' : 'preview';

  const marked =
    !imported.value && (preview.value?.environments.some((each) => each.needsProof) ?? false);

  const forget = () => {
    preview.value = null;
    // The passphrase was for the file that was seen.
    proof.passphrase.value = '';
    problem.value = null;
    command.clear();
  };
  async function pick(file: File | undefined): Promise<void> {
    forget();
    text.value = null;
    // A file with more bytes than a pack may have characters is not even read.
    oversized.value = file !== undefined && file.size > PACK_TEXT_MAX;
    if (file !== undefined && !oversized.value) text.value = await file.text();
  }
  async function goOn(): Promise<void> {
    if (imported.value) return onDone();
    problem.value = passphrase.value.trim() === '' ? 'required' : null;
    if (problem.value !== null || text.value === null) return;
    const file = { text: text.value, passphrase: passphrase.value };
    if (preview.value === null) {
      await command.run(async () => {
        preview.value = await send('pack.open', file);
      });
      return;
    }
    imported.value = await proof.run(async (given) => {
      preview.value = await send('pack.import', { ...file, proof: given });
    });
  }

  return (
    <FormPanel
      title={t('pack_import_title')}
      command={command}
      purpose={purpose}
      onSubmit={() => void goOn()}
      actions={
        imported.value ? (
          <Button id="pack-done" kind="primary" submit focus>
            {t('done')}
          </Button>
        ) : (
          <>
            <Button
              id={preview.value === null ? 'pack-open' : 'pack-import-confirm'}
              kind="primary"
              submit
              busy={command.pending}
              disabled={text.value === null}
              focus={preview.value !== null}
            >
              {t(preview.value === null ? 'pack_open' : 'pack_import_confirm')}
            </Button>
            <Button id="pack-cancel" escape="press" blocked={command.pending} onClick={onDone}>
              {t('cancel')}
            </Button>
          </>
        )
      }
    >
      {!imported.value && (
        <>
          <div class="field">
            <label for="pack-file">{t('pack_file')}</label>
            <input
              type="file"
              id="pack-file"
              data-testid="pack-file"
              accept=".json,application/json"
              onChange={({ currentTarget }) => void pick(currentTarget.files?.[0])}
            />
            {signedOnly && (
              <p class="small" data-testid="managed">
                {t('pack_signed_only')}
              </p>
            )}
          </div>
          <Field
            id="pack-passphrase"
            label={t('pack_one_time_passphrase')}
            hint={t('pack_passphrase_hint')}
            secret
            autocomplete="off"
            maxLength={64}
            value={passphrase}
            problem={problem.value}
            readOnly={command.pending}
            onInput={forget}
          />
        </>
      )}
      {oversized.value && <Oversized />}
      {preview.value !== null && (
        <PackPreviewList preview={preview.value} imported={imported.value} />
      )}
      {marked && <Notice code="pack-marked">{t('pack_marked')}</Notice>}
      {(marked || proof.needed) && (
        <ProofField proof={proof} busy={command.pending} passphraseOnly />
      )}
    </FormPanel>
  );
}

function Oversized() {
  const { t } = usePorts();
  const { what, advice } = refusalText['pack-oversized'];
  return (
    <ErrorBox
      code="pack-oversized"
      what={t(what)}
      advice={advice === undefined ? null : t(advice)}
    />
  );
}
