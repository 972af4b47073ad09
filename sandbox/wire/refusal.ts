import type { Text } from './language';

/** A refusal by the service, before it gets its words and its envelope. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** The envelope's `statusCode`. */
  readonly statusCode: number;
  /** The envelope's `apiCode`; null leaves it out. */
  readonly apiCode: number | null;
  readonly text: Text;
  /** The envelope's `data`, where a refusal has any. */
  readonly data: unknown;

  constructor(statusCode: number, apiCode: number | null, text: Text, data?: unknown) {
    super(text.en);
    this.statusCode = statusCode;
    this.apiCode = apiCode;
    this.text = text;
    this.data = data;
  }
}
