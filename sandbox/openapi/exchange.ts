/** A request and its answer, as they crossed the wire. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The members of a JSON or form body; null without one. */
  readonly body: unknown;
  readonly httpStatus: number;
  /** The answer's body, as it was sent. */
  readonly text: string;
  /** An armed fault changed the answer, which is then not the service's. */
  readonly faulty: boolean;
}
