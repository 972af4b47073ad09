import { expect, it } from 'vitest';
import { namesSomething } from './protected-entry';

it.each([
  '65a1f0c2d3e4b5a697882001',
  'ceo',
  '张三',
  'ACME\\ceo',
  '2023-00417',
  'ceo@example.com',
  'CEO <ceo@example.com>',
  '86 138 1234 5678',
  '+86 138 1234 5678',
  'CEO: 138 1234 5678',
])('%s can name an account', (entry) => {
  expect(namesSomething(entry)).toBe(true);
});

it.each([
  '',
  ' ',
  '---',
  '*',
  'CEO of Acme',
  'ceo@',
  '@example.com',
  '+86',
  '138****5678',
  '12 34',
  '/ceo.*/',
])('“%s” can name none', (entry) => {
  expect(namesSomething(entry)).toBe(false);
});
