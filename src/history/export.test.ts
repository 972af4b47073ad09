import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvHead, csvLines } from './csv';
import { exportPart } from './export-part';
import { summaryOf } from './summary';
import { anEntry, anyReceipt, aPerson } from './testing/receipts';

/** A reader of CSV as RFC 4180 describes it, and as a spreadsheet understands it that takes another sign for the separator. */
function cellsOf(text: string, separator = ','): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quoted) {
      if (character === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (character === '"') quoted = false;
      else cell += character;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator) {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (character === '\r' && text[at + 1] === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      rows.push([]);
      at += 1;
    } else cell += character;
  }
  rows.pop();
  return rows;
}

/** A reader that knows no quotes, and takes them away. */
const splitUp = (text: string, separator: string) =>
  text.split(/\r\n|[\r\n]/).map((line) => line.split(separator));

const head = cellsOf(csvHead.replace('\ufeff', ''))[0] ?? [];

describe('receipts as CSV', () => {
  it('come back as they were, but for what would be a formula', () => {
    fc.assert(
      fc.property(fc.array(anyReceipt, { minLength: 1, maxLength: 5 }), (receipts) => {
        const entries = receipts.map((receipt) => ({ ...anEntry(), receipt }));
        const rows = cellsOf(csvLines(entries));
        expect(rows).toHaveLength(entries.length);
        for (const [index, row] of rows.entries()) {
          expect(row).toHaveLength(head.length);
          const note = row[head.indexOf('note')] ?? '';
          const said = receipts[index]?.person?.note ?? '';
          expect(note.replaceAll("'", '')).toBe(said.replaceAll("'", ''));
        }
      }),
    );
  });

  it.each([',', ';', '\t', '|', ':'])(
    'have no cell that a spreadsheet would work out, where %j separates cells',
    (separator) => {
      const made = fc.array(anyReceipt, { minLength: 1, maxLength: 3 });
      fc.assert(
        fc.property(made, (receipts) => {
          const text = csvLines(receipts.map((receipt) => ({ ...anEntry(), receipt })));
          for (const read of [cellsOf(text, separator), splitUp(text, separator)]) {
            for (const cell of read.flat()) {
              expect(cell).not.toMatch(/^[\s"\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
            }
          }
        }),
      );
    },
  );

  it('show no more of the number than its mask, and an apostrophe before its plus', () => {
    const [row = []] = cellsOf(csvLines([anEntry()]));
    expect(row[head.indexOf('phone')]).toBe("'+86 138****5678");
  });

  it('say nothing of a caller who was erased', () => {
    const [row = []] = cellsOf(csvLines([{ ...anEntry({ person: null }), erasedAt: 1 }]));
    for (const column of ['userId', 'phone', 'note', 'reason', 'phoneCorrelation']) {
      expect(row[head.indexOf(column)]).toBe('');
    }
  });
});

it('receipts as JSON come back as they were, in any number of parts', () => {
  fc.assert(
    fc.property(
      fc.array(anyReceipt, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 5 }),
      (receipts, cut) => {
        const entries = receipts.map((receipt) => ({ ...anEntry(), receipt }));
        const [one, other] = [entries.slice(0, cut), entries.slice(cut)];
        const text = exportPart('json', one, true, false) + exportPart('json', other, false, true);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(entries)));
      },
    ),
  );
});

describe('the summary of a receipt', () => {
  it('names what an auditor asks for', () => {
    const text = summaryOf(anEntry());
    for (const part of ['unbound', 'SUP-1042', 'Called back', '+86 138****5678', 'request-1']) {
      expect(text).toContain(part);
    }
  });

  it('has no link, picture, markup or table that somebody made up', () => {
    fc.assert(
      fc.property(anyReceipt, (receipt) => {
        const text = summaryOf({ ...anEntry(), receipt });
        const bare = text.replace(/\\[\\`*_[\]<>#|~!@&:/$.]/g, '').replace(/`[^`\n]*`/g, '');
        expect(bare).not.toMatch(/[[\]<>|`*$]|\]\(|https?:\/\/|www\./);
        // As many lines as one that says nothing special: none was added or broken.
        expect(text.match(/^(?:### |- |1\. |Steps:|$)/gm)).toHaveLength(text.split('\n').length);
      }),
    );
  });

  it('says when personal data was erased', () => {
    const text = summaryOf({ ...anEntry({ person: null }), erasedAt: Date.UTC(2026, 0, 2) });
    expect(text).toContain('erased 2026-01-02');
    expect(text).not.toContain(aPerson().userId ?? '');
  });
});
