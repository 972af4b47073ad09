import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvHead, csvLines } from './csv';
import { summaryOf } from './summary';
import { anEntry, anyReceipt, aPerson } from './testing/receipts';

/** A reader of CSV as RFC 4180 describes it, and a spreadsheet understands it. */
function cellsOf(text: string): string[][] {
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
    } else if (character === '"') quoted = true;
    else if (character === ',') {
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

  it('have no cell that a spreadsheet would work out', () => {
    fc.assert(
      fc.property(anyReceipt, (receipt) => {
        for (const cell of cellsOf(csvLines([{ ...anEntry(), receipt }])).flat()) {
          for (const part of cell.split(/[;\t|]/)) {
            expect(part).not.toMatch(/^\s?[=+\-@＝＋－＠]/);
          }
        }
      }),
    );
  });

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
        const bare = text.replace(/\\[\\`*_[\]<>#|~!@&:/]/g, '').replace(/`[^`\n]*`/g, '');
        expect(bare).not.toMatch(/[[\]<>|]|\]\(|https?:\/\//);
      }),
    );
  });

  it('says when personal data was erased', () => {
    const text = summaryOf({ ...anEntry({ person: null }), erasedAt: Date.UTC(2026, 0, 2) });
    expect(text).toContain('erased 2026-01-02');
    expect(text).not.toContain(aPerson().userId ?? '');
  });
});
