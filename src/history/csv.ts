import type { HistoryEntry } from './history';
import { routeOf } from './row';

const columns = [
  'seq',
  'closedAt',
  'openedAt',
  'outcome',
  'failureCode',
  'environment',
  'appHost',
  'route',
  'way',
  'userId',
  'phone',
  'phoneCorrelation',
  'verifiedHow',
  'note',
  'reason',
  'ticket',
  'agent',
  'readBack',
  'token',
  'lastFourMatched',
  'lastFourWrongTries',
  'requestId',
  'operations',
  'caseId',
  'supersededBy',
  'erasedAt',
] as const;

type Cells = Readonly<Record<(typeof columns)[number], string | number | null>>;

/** The first line, and before it what makes a spreadsheet read UTF-8. */
export const csvHead = `\ufeff${columns.join(',')}\r\n`;

/**
 * Entries as lines of CSV. No reader finds a formula in them, whatever it takes for a separator and whether or not it knows
 * quotes: wherever a cell could begin with one, an apostrophe comes first.
 * @see https://datatracker.ietf.org/doc/html/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvLines(entries: readonly HistoryEntry[]): string {
  return entries
    .map((entry) => {
      const cells = cellsOf(entry);
      return `${columns.map((column) => cell(cells[column])).join(',')}\r\n`;
    })
    .join('');
}

function cellsOf({ seq, receipt, erasedAt, supersededBy }: HistoryEntry): Cells {
  const { environment, person, operations } = receipt;
  return {
    seq,
    closedAt: iso(receipt.closedAt),
    openedAt: iso(receipt.openedAt),
    outcome: receipt.outcome,
    failureCode: receipt.failureCode,
    environment: environment.label,
    appHost: environment.appHost,
    route: routeOf(receipt),
    way: receipt.way,
    userId: person?.userId ?? null,
    phone: person?.phone ?? null,
    phoneCorrelation: person?.phoneCorrelation ?? null,
    verifiedHow: receipt.verifiedHow,
    note: person?.note ?? null,
    reason: person?.reason ?? null,
    ticket: receipt.ticket,
    agent: receipt.agent,
    readBack: receipt.readBack,
    token: receipt.token,
    lastFourMatched: receipt.digitsCheck === undefined ? null : String(receipt.digitsCheck.matched),
    lastFourWrongTries: receipt.digitsCheck?.wrongTries ?? null,
    requestId: receipt.requestId,
    operations: operations
      .map(({ kind, settled }) => {
        if (settled === null) return `${kind}: open`;
        return settled.result === 'done' ? `${kind}: done` : `${kind}: ${settled.failure.code}`;
      })
      .join('; '),
    caseId: receipt.caseId,
    supersededBy,
    erasedAt: erasedAt === null ? null : iso(erasedAt),
  };
}

/** What a formula begins with; full-width signs count in some spreadsheets. */
const sign = /[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** What some reader takes for the end of a cell or of a line. */
const separator = /[,;:|\p{Cc}\u2028\u2029]/u;

/** What readers drop at the beginning of a cell. */
const dropped = /[\s"'\p{Cf}]/u;

/** Puts an apostrophe before each sign that a cell could begin with, be it a cell of ours or of another reader's. */
function withoutFormulas(text: string): string {
  let begins = true;
  let harmless = '';
  for (const character of text) {
    if (begins && sign.test(character)) harmless += "'";
    harmless += character;
    begins = separator.test(character) || character === '"' || (begins && dropped.test(character));
  }
  return harmless;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = withoutFormulas(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
