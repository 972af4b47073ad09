import { useEffect, useMemo } from 'preact/hooks';
import type { HistoryQuery } from '../../../history/history';
import { Button } from '../../parts/button';
import { RefusalBox } from '../../parts/error-box';
import { usePorts } from '../../ports-context';
import { saveFile } from '../../save-file';
import { useSignal } from '../../signal';
import { sizeText } from '../../text/amount-text';
import { useCommand } from '../../use-command';
import { dateText } from './day-starts';
import { type ExportFormat, exportParts, mediaType } from './export-text';

/** Saves everything that matches the search and filters, not only what was loaded. */
export function ExportButtons({ query }: { query: HistoryQuery }) {
  const { t, send, now } = usePorts();
  const command = useCommand();
  const told = useSignal('');
  const underWay = useSignal<ExportFormat | null>(null);
  const life = useMemo(() => new AbortController(), []);
  useEffect(() => () => life.abort(), [life]);

  const save = (format: ExportFormat) => () =>
    void command.run(async () => {
      const progress = (characters: number) => {
        told.value = t('history_exporting', sizeText(characters));
      };
      underWay.value = format;
      progress(0);
      try {
        const parts = await exportParts(send, format, query, progress, life.signal);
        const file = new Blob(parts, { type: mediaType[format] });
        const name = `unbind-desk-history-${dateText(now())}.${format}`;
        saveFile(file, name);
        told.value = t('history_exported', name);
      } catch (error) {
        told.value = '';
        throw error;
      }
    });
  const button = (format: ExportFormat, label: 'history_export_csv' | 'history_export_json') => (
    <Button
      id={`history-export-${format}`}
      busy={command.pending && underWay.value === format}
      blocked={command.pending && underWay.value !== format}
      onClick={save(format)}
    >
      {t(label)}
    </Button>
  );
  return (
    <div class="exports">
      <div class="button-row">
        {button('csv', 'history_export_csv')}
        {button('json', 'history_export_json')}
      </div>
      <p class="small" role="status">
        {told.value === '' ? t('history_export_scope') : told.value}
      </p>
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </div>
  );
}
