import { randomBytes } from 'node:crypto';
import { phoneCanaries, type Secrets } from './canaries';
import type { Canary } from './search';

const word = () => randomBytes(12).toString('hex');

/**
 * Whether receipts are sealed. Once they are, what they say of people must be nowhere on the disk, either; until then the
 * gate expects to find it there, so that it fails when this is out of date.
 */
export const receiptsAreSealed = true;

/** What an agent writes about callers, new for every run. */
export function makeWritten() {
  return {
    agent: `Agent ${word()}`,
    note: `note ${word()}`,
    reason: `reason ${word()}`,
    ticket: `SUP-${word()}`,
    draftNote: `draft note ${word()}`,
    draftReason: `draft reason ${word()}`,
    draftTicket: `SUP-draft-${word()}`,
  };
}

export type Written = ReturnType<typeof makeWritten>;

/** What only the case and the draft contain of people: the callers, and the candidates that somebody was chosen from. */
export function peopleOfTheCase(
  { caller, candidates, family }: Secrets,
  written: Written,
): Canary[] {
  const people = [caller, ...candidates].flatMap(({ name, username, email }, at) => [
    { name: `name ${at}`, text: name },
    { name: `username ${at}`, text: username },
    { name: `email ${at}`, text: email.address },
  ]);
  return [
    ...people,
    ...candidates.flatMap(({ userId, phone }, at) => [
      { name: `user id of candidate ${at}`, text: userId },
      ...phoneCanaries(`phone of candidate ${at}`, phone.number),
    ]),
    { name: 'family', text: family },
    { name: 'note that was not sent', text: written.draftNote },
    { name: 'reason that was not sent', text: written.draftReason },
    { name: 'ticket that was not sent', text: written.draftTicket },
  ];
}

/** What receipts contain of people. */
export function peopleOfReceipts({ caller }: Secrets, written: Written): Canary[] {
  return [
    { name: 'user id of the caller', text: caller.userId },
    { name: 'note', text: written.note },
    { name: 'reason', text: written.reason },
    { name: 'ticket', text: written.ticket },
    { name: 'agent', text: written.agent },
  ];
}
