import * as v from 'valibot';
import { type ArmedFor, ArmedQueue } from './armed-queue';

/**
 * A well-formed answer that is not what the client has seen before, or not what it asked for. Unlike a fault, nothing is wrong
 * with the wire.
 */
export const surpriseSchema = v.variant('kind', [
  /** A user changes just before or just after the service acts on the request. Fields that are not named stay. */
  v.object({
    kind: v.literal('user-changed'),
    userId: v.string(),
    /** null removes the number. */
    phone: v.optional(v.nullable(v.object({ countryCode: v.string(), number: v.string() }))),
    /** Replaces the custom data: `{ protected: true }`. */
    customData: v.optional(v.record(v.string(), v.unknown())),
    /** The user is gone. */
    deleted: v.optional(v.boolean(), false),
    when: v.optional(v.picklist(['before', 'after']), 'before'),
  }),
  /** The answer is about this user, whoever was requested. The service acts. */
  v.object({ kind: v.literal('another-user'), userId: v.string() }),
  /** The answer's data lacks these members, as with a smaller scope. The service acts. */
  v.object({ kind: v.literal('hidden-fields'), fields: v.array(v.string()) }),
  /** `{ success: false }` under a 200. The service does not act. */
  v.object({ kind: v.literal('says-failed') }),
]);

export type Surprise = v.InferOutput<typeof surpriseSchema>;
export type SurpriseInput = v.InferInput<typeof surpriseSchema>;

export interface ArmedSurprise extends ArmedFor {
  readonly surprise: SurpriseInput;
}

/** The armed surprises. */
export class Surprises {
  readonly #armed = new ArmedQueue<Surprise>();

  /** @throws {v.ValiError} when there is no such surprise */
  arm({ surprise, ...armed }: ArmedSurprise): void {
    this.#armed.arm(armed, v.parse(surpriseSchema, surprise));
  }

  take(endpoint: string): Surprise | null {
    return this.#armed.take(endpoint);
  }

  clear(): void {
    this.#armed.clear();
  }
}
