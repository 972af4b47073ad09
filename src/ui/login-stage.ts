import type { CodeSent } from '../case/case';

/** How and where to a sign-in code was requested last, as typed, and when the one before it was sent: 0 if there was none. */
export interface Requested {
  readonly sentTo: string;
  readonly sentAfter: number;
}

/**
 * Whether the caller is about to read out a code: one was sent since the last request, and to what the field still says.
 * Anything else in the field is another number or address.
 */
export function codeIsComing(
  sent: CodeSent | null,
  { sentTo, sentAfter }: Requested,
  addressed: string,
): sent is CodeSent {
  return sent !== null && sentTo !== '' && sent.at !== sentAfter && sentTo === addressed;
}
