import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/repository';
import { median, quarters } from './statistics';

/** Everything, for `docs/performance.md`, or a part of it, against bounds that only a real regression exceeds. */
export type Extent = 'whole' | 'short';

/** How far a figure may exceed its budget in a short run, whose few samples say little. */
const looseness = 2;

export interface Figure {
  readonly what: string;
  readonly unit:
    | 'ms'
    | 'kB'
    | 'a second'
    | 'times'
    | 'elements'
    | 'nodes'
    | 'objects'
    | 'listeners';
  readonly samples: readonly number[];
  /** The baseline that nothing can beat, measured in turn with the samples and in the same unit. */
  readonly floor?: readonly number[];
  /**
   * Applies to the median: a multiple of the floor, beyond the floor, absolute, or a minimum. Without one, the figure
   * is reported but not judged.
   */
  readonly budget?:
    | { readonly timesFloor: number }
    | { readonly beyondFloor: number }
    | { readonly atMost: number }
    | { readonly atLeast: number };
}

interface Part {
  readonly heading: string;
  /** How it was measured, and against which floor. */
  readonly how: string;
  /** Conclusions, below the table. */
  readonly thereafter?: string;
}

/** One part of `docs/performance.md`: each figure with its floor and its budget. */
export class Report {
  readonly extent: Extent;
  readonly #browser: string | null;
  readonly #lines: string[] = [];
  readonly #missed: string[] = [];

  /** @param browser with its version; null if no browser is measured */
  constructor(extent: Extent, browser: string | null = null) {
    this.extent = extent;
    this.#browser = browser;
  }

  /** How often to measure: as requested, or just enough for a median. */
  turns(whole: number, short = 3): number {
    return this.extent === 'whole' ? whole : Math.min(whole, short);
  }

  add(figure: Figure): void {
    const { what, unit, samples, floor, budget } = figure;
    const value = median(samples);
    const [low, high] = quarters(samples);
    const least = floor === undefined ? undefined : median(floor);
    const spread = samples.length > 1 ? ` (${digits(low)}–${digits(high)})` : '';
    const row = [
      what,
      `${digits(value)} ${unit}${spread}`,
      least === undefined ? '' : `${digits(least)} ${unit}`,
      least === undefined ? '' : (value / least).toFixed(2),
      budgetText(figure),
    ];
    this.#lines.push(`| ${row.join(' | ')} |`);
    if (budget !== undefined && !holds(figure, this.extent === 'whole' ? 1 : looseness)) {
      this.#missed.push(row.filter((each) => each !== '').join(', '));
    }
  }

  /** The figures that exceed their budgets, ideally none. Writes the part to the file if everything was measured. */
  finish({ heading, how, thereafter }: Part): readonly string[] {
    const text = [
      `## ${heading}`,
      `${how} ${this.#circumstances()}`,
      ['| | median (middle half) | floor | ratio | budget |', '|---|---:|---:|---:|---:|']
        .concat(this.#lines)
        .join('\n'),
      ...(thereafter === undefined ? [] : [thereafter]),
    ].join('\n\n');
    process.stdout.write(`\n${text}\n`);
    if (this.extent === 'whole') writePart(heading, text);
    return this.#missed;
  }

  #circumstances(): string {
    const day = new Date().toISOString().slice(0, 10);
    const processor = cpus()[0]?.model.trim() ?? 'an unknown processor';
    const programs = [this.#browser, `Node ${process.versions.node}`].filter(Boolean).join(', ');
    return `Measured on ${day} with ${programs}, on ${cpus().length} cores of ${processor}.`;
  }
}

function holds({ samples, floor = [], budget }: Figure, loose: number): boolean {
  const value = median(samples);
  if (budget === undefined) return true;
  if ('timesFloor' in budget) return value <= median(floor) * budget.timesFloor * loose;
  if ('beyondFloor' in budget) return value - median(floor) <= budget.beyondFloor * loose;
  if ('atMost' in budget) return value <= budget.atMost * loose;
  return value * loose >= budget.atLeast;
}

function budgetText({ budget, unit }: Figure): string {
  if (budget === undefined) return '';
  if ('timesFloor' in budget) return `≤ ${budget.timesFloor} × floor`;
  if ('beyondFloor' in budget) return `≤ floor + ${budget.beyondFloor} ${unit}`;
  if ('atMost' in budget) return `≤ ${budget.atMost} ${unit}`;
  return `≥ ${budget.atLeast} ${unit}`;
}

function digits(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en');
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1);
}

const path = join(root, 'docs/performance.md');

/** Replaces the part with the same heading, or appends it. */
function writePart(heading: string, text: string): void {
  const parts = readFileSync(path, 'utf8').split(/^(?=## )/m);
  const index = parts.findIndex((part) => part.startsWith(`## ${heading}\n`));
  const written = `${text}\n\n`;
  if (index === -1) parts.push(written);
  else parts[index] = written;
  const whole = parts.map((part) => part.trimEnd()).join('\n\n');
  writeFileSync(path, `${whole}\n`);
}
