import type { AuthMethod } from './auth-method';
import type { Failure } from './failure';

/** An environment setting that can be the cause. */
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
 * - `not-checked`: it is not set, or a check it depends on has failed.
 */
export type Verdict = 'passed' | 'failed' | 'uncertain' | 'not-checked';

export interface Check {
  readonly name: CheckName;
  readonly verdict: Verdict;
  /** The settings that can be wrong. If there is only one, it is wrong. */
  readonly suspects: readonly Setting[];
  /** What went wrong, from the service or on the way to it. */
  readonly failure: Failure | null;
  /** The auth method that the application accepts, if it differs from the one set. */
  readonly worksWith: AuthMethod | null;
}

export type ConnectionReport = readonly Check[];

/** The worst verdict of a report, as a summary. */
export function wholeVerdict(report: ConnectionReport): Verdict {
  const order: readonly Verdict[] = ['failed', 'uncertain', 'passed'];
  return order.find((each) => report.some(({ verdict }) => verdict === each)) ?? 'not-checked';
}
