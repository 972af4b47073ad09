import { LINE_MAX } from '../messaging/text-limits';

/** Anything that looks like an access token, or is long enough to be one. */
const secrets = /[\w-]*\.?eyJ[\w.-]+|[\w.-]{100,}/g;

/**
 * The part of a selection that may be kept in the draft, which is published and holds no secret: its beginning on one
 * line, without tokens. Tokens are pasted instead, so they only ever reach their own field.
 */
export function selectionClue(selection: string): string {
  return selection.replace(secrets, ' ').replace(/\s+/g, ' ').trim().slice(0, LINE_MAX);
}
