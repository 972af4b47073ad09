import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = 'src/ui/style';
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));
const declarations = sheets.flatMap((sheet) =>
  [...readFileSync(`${folder}/${sheet}`, 'utf8').matchAll(/^\s*([a-z-]+):\s*([^;{}]+);/gm)].map(
    ([, property = '', value = '']) => ({ sheet, property, value }),
  ),
);

/** Pixels of space: multiples of 4, or a hairline's 1 or 2. */
const onGrid = (pixels: number) => pixels <= 2 || pixels % 4 === 0;

describe('the scale of the styles', () => {
  it('is found', () => {
    expect(sheets.length).toBeGreaterThan(20);
    expect(declarations.length).toBeGreaterThan(500);
  });

  it('names every size of text', () => {
    const free = declarations.filter(
      ({ property, value }) =>
        property === 'font-size' && !/^(?:var\(--text-[a-z]+\)|[\d.]+em|inherit)$/.test(value),
    );
    expect(free).toEqual([]);
  });

  it('has two weights of text', () => {
    const others = declarations.filter(
      ({ property, value }) => property === 'font-weight' && value !== '400' && value !== '600',
    );
    expect(others).toEqual([]);
  });

  it('keeps space on a grid of four pixels', () => {
    const off = declarations.filter(
      ({ property, value }) =>
        /^(?:(?:row-|column-)?gap|padding|margin)/.test(property) &&
        !/calc|max|min/.test(value) &&
        [...value.matchAll(/(\d+)px/g)].some(([, pixels]) => !onGrid(Number(pixels))),
    );
    expect(off).toEqual([]);
  });
});
