import { expect, it } from 'vitest';
import { aReceipt } from './testing/receipts';
import { unbindingTimes } from './unbinding-times';

const at = (closedAt: number, id: string, appHost = 'https://acme.genauth.ai') =>
  aReceipt({ closedAt, outcome: 'unbound', environment: { id, label: 'Acme', appHost } });

it('counts by host: an environment that is made again does not begin anew', () => {
  const receipts = [at(1, 'env-1'), at(2, 'env-2'), at(3, 'env-3', 'https://other.genauth.ai')];
  expect(unbindingTimes(receipts, 'https://acme.genauth.ai', 0, 9)).toEqual([1, 2]);
});

it('counts what took a number off, or may have', () => {
  const outcomes = ['unbound', 'accepted', 'unknown', 'refused', 'abandoned'] as const;
  const receipts = outcomes.map((outcome, closedAt) => ({ ...at(closedAt, 'env-1'), outcome }));
  expect(unbindingTimes(receipts, 'https://acme.genauth.ai', 0, 9)).toEqual([0, 1, 2]);
});

it('counts from one time to another, both included', () => {
  const receipts = [1, 2, 3, 4].map((closedAt) => at(closedAt, 'env-1'));
  expect(unbindingTimes(receipts, 'https://acme.genauth.ai', 2, 3)).toEqual([2, 3]);
});
