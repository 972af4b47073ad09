import { LINE_MAX } from '../messaging/text-limits';

/** Anything that looks like an access token, or is long enough to be one. */
const secrets = /[\w-]*\.?eyJ[\w.-]+|[\w.-]{100,}/g;

/**
 * What of a selected text may wait in the draft, which is published and holds no secret: its beginning, on one line, without
 * tokens. Those are pasted, which keeps them out of everything but their field.
 */
export function selectionClue(selection: string): string {
  return selection.replace(secrets, ' ').replace(/\s+/g, ' ').trim().slice(0, LINE_MAX);
}
