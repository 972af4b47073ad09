import type { ChainReport } from '../../../history/history';
import * as icons from '../../icons';
import { Button } from '../../parts/button';
import { RefusalBox } from '../../parts/error-box';
import { Icon } from '../../parts/icon';
import { usePorts } from '../../ports-context';
import { useSignal } from '../../signal';
import { chainText } from '../../text/chain-text';
import { type CommandRunner, useCommand } from '../../use-command';

export interface ChainCheckModel {
  readonly command: CommandRunner;
  readonly report: ChainReport | null;
  readonly verify: () => void;
}

/** Checks on demand that the history is unchanged. */
export function useChainCheck(): ChainCheckModel {
  const { send } = usePorts();
  const command = useCommand();
  const report = useSignal<ChainReport | null>(null);
  const verify = () =>
    void command.run(async () => {
      report.value = null;
      report.value = await send('receipts.verify', {});
    });
  return { command, report: report.value, verify };
}

export function ChainCheck({ command, verify }: ChainCheckModel) {
  const { t } = usePorts();
  return (
    <div class="chain">
      <h2>{t('chain_title')}</h2>
      <p class="small">{t('chain_lead')}</p>
      <Button id="history-verify" busy={command.pending} onClick={verify}>
        {t(command.pending ? 'chain_verifying' : 'chain_verify')}
      </Button>
    </div>
  );
}

/** The result of the check. Rendered before there is one, so that screen readers announce it. */
export function ChainFindings({ command, report }: ChainCheckModel) {
  const { t } = usePorts();
  return (
    <div class="findings">
      <div role="status">
        {command.pending && <span class="unseen">{t('chain_verifying')}</span>}
        {report !== null && <Report report={report} />}
      </div>
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </div>
  );
}

function Report({ report }: { report: ChainReport }) {
  const { t } = usePorts();
  const { what, details } = chainText(report, t);
  return (
    <div
      class={`box ${report.ok ? 'good' : 'error'}`}
      data-testid="history-report"
      data-ok={report.ok}
      data-seq={report.ok ? undefined : report.seq}
    >
      <Icon path={report.ok ? icons.check : icons.alert} />
      <div class="box-text">
        <p class="box-title">{what}</p>
        {details.map((each) => (
          <p key={each}>{each}</p>
        ))}
      </div>
    </div>
  );
}
