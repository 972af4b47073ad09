import { usePorts } from '../../ports-context';
import { outcomeName } from '../../text/outcome-text';
import { countText } from '../../text/plural';
import { day, shortDay } from '../../text/time-text';
import { type ChartLayout, chartHeight, type DayBar, dayWidth, type Segment } from './chart-layout';

/** Every how many days a date is shown below the bars, counting from today. */
const namedEvery = 7;

/** The bars, stretched to the available width. Numbers and dates are outside the SVG, so they are not stretched. */
export function ChartBars({ layout }: { layout: ChartLayout }) {
  const { t } = usePorts();
  const { bars, width, top, total } = layout;
  const first = bars[0]?.start ?? 0;
  const last = bars.at(-1)?.start ?? 0;
  return (
    <div class="chart">
      <div class="scale small" aria-hidden="true">
        <span>{top}</span>
        <span>{top / 2}</span>
        <span>0</span>
      </div>
      <div class="plot">
        <svg
          viewBox={`0 0 ${width} ${chartHeight}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('chart_label', day(first), day(last), countText(total))}
        >
          {[0, chartHeight / 2, chartHeight].map((y) => (
            <path key={y} class="grid-line" d={`M0 ${y}H${width}`} />
          ))}
          {bars.map((bar) => (
            <Bar key={bar.start} bar={bar} />
          ))}
        </svg>
        {total === 0 && <p class="small chart-none">{t('chart_none')}</p>}
      </div>
      <div class="days small" aria-hidden="true">
        {bars.map(({ start }, index) => (
          <span key={start}>
            {(bars.length - 1 - index) % namedEvery === 0 ? shortDay(start) : ''}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Outlined segments are drawn last, so that neighbors do not cover half of the outline. */
function hollowLast(a: Segment, b: Segment): number {
  return Number(a.kind === 'accepted') - Number(b.kind === 'accepted');
}

function Bar({ bar }: { bar: DayBar }) {
  const { t } = usePorts();
  const counted = bar.segments.map(({ kind, count }) => `${t(outcomeName[kind])}: ${count}`);
  return (
    <g class="day">
      <title>{[day(bar.start), ...counted].join('\n')}</title>
      <rect class="hit" x={bar.left} y={0} width={dayWidth} height={chartHeight} />
      {bar.segments.toSorted(hollowLast).map(({ kind, y, height }) => (
        <rect key={kind} class={`bar ${kind}`} x={bar.x} y={y} width={bar.width} height={height} />
      ))}
    </g>
  );
}
