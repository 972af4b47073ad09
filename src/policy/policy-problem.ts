/** An entry that is ignored: nobody knows it (`unknown`), its value is none it takes (`malformed`), or it is at odds with another. */
export interface PolicyProblem {
  readonly entry: string;
  readonly code: 'unknown' | 'malformed' | 'contradictory';
}
