import * as v from 'valibot';
import { LINE_MAX } from './text-limits';

const text = v.optional(v.pipe(v.string(), v.maxLength(LINE_MAX)), '');

/** Unsent text of fields that hold no secret, so that a popup that closes loses nothing but secrets. */
export const draftSchema = v.object({
  route: v.optional(v.picklist(['sms', 'email', 'password', 'token', 'admin']), 'sms'),
  environmentId: text,
  /** What is known about the caller: anything that was typed or pasted, without tokens. */
  caller: text,
  email: text,
  account: text,
  /** How and where to the last sign-in code was requested (`sms 138 …`), and when (ms since the epoch). */
  sentTo: v.optional(v.pipe(v.string(), v.maxLength(LINE_MAX + 8)), ''),
  sentAfter: v.optional(v.number(), 0),
  /** Changes with each caller, so that no window keeps what it shows about the last one. */
  turn: v.optional(v.number(), 0),
  /** Text selected on a page to open a case with, until a case is open. */
  clue: text,
  /** The agent's grounds for acting. */
  verifiedHow: text,
  note: text,
  reason: text,
  ticket: text,
  endSessions: v.optional(v.boolean(), false),
  /**
   * The environment form: which environment is being edited ('' for a new one), and its fields; null if it is closed.
   */
  environment: v.optional(
    v.nullable(
      v.object({
        id: text,
        label: text,
        appHost: text,
        appId: text,
        authMethod: v.optional(
          v.picklist(['client_secret_post', 'client_secret_basic', 'none']),
          'client_secret_post',
        ),
        managementHost: text,
        userPoolId: text,
        accessKeyId: text,
        phoneCountryCode: text,
        newNumber: text,
      }),
    ),
    null,
  ),
});

/** Some fields of a draft, as a keystroke changes them. */
export const draftFieldsSchema = v.partial(draftSchema);
export type DraftFields = v.InferOutput<typeof draftFieldsSchema>;

export type Draft = v.InferOutput<typeof draftSchema>;
export type EnvironmentDraft = NonNullable<Draft['environment']>;
