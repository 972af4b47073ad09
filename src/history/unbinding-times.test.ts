import { expect, it } from 'vitest';
import { aReceipt } from './testing/receipts';
import { unbindingTimes } from './unbinding-times';

const at = (closedAt: number, id: string, appHost = 'https://acme.genauth.ai') =>
  aReceipt({ closedAt, outcome: 'unbound', environment: { id, label: 'Acme', appHost } });

const app = { appHost: 'https://acme.genauth.ai', appId: 'app-1' };

it('counts by host: an environment that is made again does not begin anew', () => {
  const receipts = [at(1, 'env-1'), at(2, 'env-2'), at(3, 'env-3', 'https://other.genauth.ai')];
  expect(unbindingTimes(receipts, app, 0, 9)).toEqual([1, 2]);
});

it('counts what took a number off, or may have', () => {
  const outcomes = ['unbound', 'accepted', 'unknown', 'refused', 'abandoned'] as const;
  const receipts = outcomes.map((outcome, closedAt) => ({ ...at(closedAt, 'env-1'), outcome }));
  expect(unbindingTimes(receipts, app, 0, 9)).toEqual([0, 1, 2]);
});

it('counts from one time to another, both included', () => {
  const receipts = [1, 2, 3, 4].map((closedAt) => at(closedAt, 'env-1'));
  expect(unbindingTimes(receipts, app, 2, 3)).toEqual([2, 3]);
});

it('tells the applications of one host apart, where the receipt names its own', () => {
  const of = (appId: string | undefined, closedAt: number) => {
    const receipt = at(closedAt, 'env-1');
    return { ...receipt, environment: { ...receipt.environment, appId } };
  };
  const receipts = [of('app-1', 1), of('app-2', 2), of(undefined, 3)];
  expect(unbindingTimes(receipts, app, 0, 9)).toEqual([1, 3]);
});
