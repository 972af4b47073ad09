import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = 'docs/decisions';
const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
const records = readdirSync(folder)
  .filter((name) => name !== 'README.md')
  .sort();
const titleOf = (text: string) => /^# (\d+)\. (.+)$/m.exec(text)?.slice(1) ?? [];

it('decisions are numbered one after the other, in their names and titles', () => {
  expect(records.length).toBeGreaterThan(0);
  const numbers = records.map((_, index) => index + 1);
  expect(records.map((name) => name.slice(0, 5))).toEqual(
    numbers.map((number) => `${String(number).padStart(4, '0')}-`),
  );
  expect(records.map((name) => Number(titleOf(read(name))[0]))).toEqual(numbers);
});

it.each(records)(
  '%s says what led to it, what was decided, what follows and what else there was',
  (name) => {
    const headings = [...read(name).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Context', 'Decision', 'Consequences', 'What else was considered']);
  },
);

it('the list has each of them, by its title', () => {
  const listed = [...read('README.md').matchAll(/^\| (\d+) \| \[(.+)\]\((.+)\) \|/gm)];
  expect(listed.map(([, number, title, name]) => [number, title, name])).toEqual(
    records.map((name) => [...titleOf(read(name)), name]),
  );
});
