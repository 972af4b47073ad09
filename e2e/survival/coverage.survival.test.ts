import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { root } from '../support/repository';
import { deaths } from './deaths';
import { allOperations } from './operations';
import { points } from './points';
import { cellNames, documentPath, promisesIn, table, withoutSeen } from './table';

const killed: readonly string[] = points.map(({ kind }) => kind);

test('every operation that the extension knows has a point where it is killed', () => {
  expect(allOperations.filter((kind) => !killed.includes(kind))).toEqual([]);
});

test('every point is at an operation that exists', () => {
  const known: readonly string[] = allOperations;
  expect(killed.filter((kind) => !known.includes(kind))).toEqual([]);
});

test('every way to an account leads to a point', () => {
  const ways = new Set(points.map(({ way }) => way));
  expect([...ways].sort()).toEqual(['admin', 'email', 'password', 'sms', 'token']);
});

test('every cell has a name of its own', () => {
  expect(new Set(cellNames).size).toBe(points.length * deaths.length);
});

test('the document promises what the suite holds the extension to', () => {
  test.skip(process.env['UPDATE_DOCS'] === '1', 'the table is being written');
  const document = readFileSync(join(root, documentPath), 'utf8');
  expect(promisesIn(document)).toBe(withoutSeen(table(new Map())));
});
