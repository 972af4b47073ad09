import { pluralText } from '../../text/plural';
import '../../style/history-chart.css';
import type { DayCount } from '../../../history/history';
import { RefusalBox } from '../../parts/error-box';
import { usePorts } from '../../ports-context';
import { outcomeKinds } from '../../text/outcome-order';
import { outcomeName } from '../../text/outcome-text';
import { day as dayText, shortDay } from '../../text/time-text';
import { useAnswer } from '../../use-answer';
import { ChartBars } from './chart-bars';
import { type ChartLayout, layoutChart } from './chart-layout';
import { dayStarts } from './day-starts';

const chartDays = 30;

interface DayChartProps {
  /** Changes when a case may have ended. */
  occasion: string;
  /** Whether to start counting, which takes longer than the list can wait. */
  ready: boolean;
}

/** How the cases of recent days ended. */
export function DayChart({ occasion, ready }: DayChartProps) {
  const { t } = usePorts();
  return (
    <div class="panel chart-panel" data-testid="history-chart">
      <h2>{pluralText(t, 'chart_title', chartDays)}</h2>
      {ready ? <Counted occasion={occasion} /> : <ChartRoom />}
    </div>
  );
}

function Counted({ occasion }: { occasion: string }) {
  const { send, now } = usePorts();
  const answer = useAnswer(
    () => send('receipts.days', { starts: dayStarts(now(), chartDays) }),
    occasion,
  );
  return (
    <>
      {answer.refusal !== null && <RefusalBox refusal={answer.refusal} />}
      {answer.given !== null && <Chart days={answer.given.value} />}
      {answer.given === null && answer.refusal === null && <ChartRoom />}
    </>
  );
}

function ChartRoom() {
  return <div class="chart-room" aria-busy="true" />;
}

function Chart({ days }: { days: readonly DayCount[] }) {
  const { t } = usePorts();
  const layout = layoutChart(days);
  return (
    <>
      <ChartBars layout={layout} />
      <ul class="legend">
        {outcomeKinds.map((kind) => (
          <li key={kind}>
            <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
              <rect class={`bar ${kind}`} width="10" height="10" rx="2" />
            </svg>
            {t(outcomeName[kind])} <strong>{layout.totals[kind]}</strong>
          </li>
        ))}
      </ul>
      {layout.total > 0 && (
        <details>
          <summary>{t('chart_table')}</summary>
          <ChartTable layout={layout} days={days} />
        </details>
      )}
    </>
  );
}

/** The chart as numbers: for those who cannot see the bars or want exact values. Days without cases are omitted. */
function ChartTable({ layout, days }: { layout: ChartLayout; days: readonly DayCount[] }) {
  const { t } = usePorts();
  return (
    <table class="chart-table">
      <thead>
        <tr>
          <th scope="col">{t('col_day')}</th>
          {outcomeKinds.map((kind) => (
            <th key={kind} scope="col">
              {t(outcomeName[kind])}
            </th>
          ))}
          <th scope="col">{t('chart_in_all')}</th>
        </tr>
      </thead>
      <tbody>
        {layout.bars.toReversed().map(({ start, total }) => {
          const counts = days.find((each) => each.start === start)?.counts;
          if (total === 0 || counts === undefined) return null;
          return (
            <tr key={start}>
              <th scope="row" title={dayText(start)}>
                {shortDay(start)}
              </th>
              {outcomeKinds.map((kind) => (
                <td key={kind}>{counts[kind]}</td>
              ))}
              <td>{total}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
