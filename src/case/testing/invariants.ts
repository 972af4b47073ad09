/** What must hold whatever is clicked, answered, lost or killed. Each is a separate test with this name. */
export const invariants = {
  oneOut: 'at most one operation is out at a time',
  oneEffectPerClick:
    'a click that is carried out makes its effect once at most, and one that is not makes none',
  performedOnce: 'an operation is performed at most once, over all lives of the worker',
  journaledFirst: 'nothing leaves before its entry stands on the disk, unsettled',
  revisionsGrow: 'the revisions of a case only grow',
  clickOnWhatWasShown: 'a click is carried out only on what its view was showing',
  oneOutcome: 'a case has one outcome, which is final unless it is unknown or accepted',
  unboundIsTrue:
    'unbound is said only when the last read, of that very account, showed that its number is gone',
  nothingLeavesLocked: 'nothing leaves once the desk is locked',
  onlyTheSeenNumber:
    'no number but the one on the card is ever taken off, unless it changed after the last look',
  actOnWhatWasSeen:
    'a code is sent and a number cleared only right after a look that showed the very account and number of the card',
  protectedUntouched:
    'nothing is done to an account that the last look showed as protected, or did not show to be free',
  noticesAreTrue: 'a notice is true of what was last shown',
  refusedIsTrue:
    'refused is not said of a phone that the case took off, where reading back could tell',
  neverHidden: 'an unbinding without an answer never ends hidden',
  emptyLast:
    'an empty text is sent only after null was answered, and that very number was seen to be there still',
  endingHidden:
    'no state that is published shows the last digits of a lost phone before its caller has named them',
  triesCount:
    'wrong tries are never forgotten, and after three of them nothing is done to the account',
  receiptFirst: 'a case that reached the wire leaves a receipt before it leaves the disk',
  receiptAtRest:
    'a case that ended and reached the wire has a receipt of all it did once it stands still, deaths included',
  receiptOfTheStill: 'a receipt is of a case that has nothing out',
  noSecretWritten:
    'no token, code, password or full number is written, published or put in a receipt',
  nothingWaits: 'nothing waits for ever: once all is answered, the desk is idle',
  nothingThrown: 'nothing is thrown into the void',
} as const;

export type Invariant = keyof typeof invariants;

export interface Violation {
  readonly invariant: Invariant;
  readonly detail: string;
}
