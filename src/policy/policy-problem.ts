/** An ignored entry: its name is `unknown`, its value is `malformed`, or it is `contradictory` to another. */
export interface PolicyProblem {
  readonly entry: string;
  readonly code: 'unknown' | 'malformed' | 'contradictory';
}
