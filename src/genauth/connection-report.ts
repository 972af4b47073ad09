import type { AuthMethod } from './auth-method';
import type { Failure } from './failure';

/** A setting of an environment that can be the cause. */
export type Setting =
  | 'appHost'
  | 'appId'
  | 'appSecret'
  | 'authMethod'
  | 'managementHost'
  | 'userPoolId'
  | 'accessKeyId'
  | 'accessKeySecret';

export type CheckName = 'host' | 'application' | 'access-key' | 'user-pool';

/**
 * - `failed`: one of the suspects is wrong;
 * - `uncertain`: the answer has several possible causes, or proves nothing;
 * - `not-checked`: it is not set, or what it rests on has failed.
 */
export type Verdict = 'passed' | 'failed' | 'uncertain' | 'not-checked';

export interface Check {
  readonly name: CheckName;
  readonly verdict: Verdict;
  /** The settings that can be wrong; where only one can be, it is. */
  readonly suspects: readonly Setting[];
  /** What the service, or the way to it, said. */
  readonly failure: Failure | null;
  /** The way of authenticating that the application takes, where it is another than the one that is set. */
  readonly worksWith: AuthMethod | null;
}

export type ConnectionReport = readonly Check[];

/** The worst of a report, for a glance. */
export function wholeVerdict(report: ConnectionReport): Verdict {
  const order: readonly Verdict[] = ['failed', 'uncertain', 'passed'];
  return order.find((each) => report.some(({ verdict }) => verdict === each)) ?? 'not-checked';
}
