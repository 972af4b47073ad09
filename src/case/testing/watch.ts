import { isDeepStrictEqual } from 'node:util';
import { type Case, type OutcomeKind, running } from '../case';
import { LAST_FOUR_TRIES } from '../check-last-four';
import {
  mayHaveReachedTheWire,
  type Operation,
  type OperationKind,
  operationKinds,
  unbindings,
} from '../operation';
import type { Receipt } from '../receipt';
import type { Click } from './click';
import { DigitsWatch } from './digits-watch';
import type { Invariant, Violation } from './invariants';
import { holdsSecret } from './secrets-canary';
import type { ServiceModel } from './service-model';
import type { StorageModel } from './storage-model';

const openEnded: ReadonlySet<OutcomeKind | undefined> = new Set(['unknown', 'accepted', 'unbound']);

/** Observes from outside, and records every broken invariant. */
export class Watch {
  readonly digits = new DigitsWatch();
  readonly violations: Violation[] = [];
  /** Everything that was observed, so that a survey can check its coverage. */
  readonly reached = new Set<string>();
  readonly #performed = new Set<string>();
  readonly #seen = new WeakSet<Case>();
  readonly #onTheWire = new Set<string>();
  /** Cases reported as unbound. The state first shown with that report is judged. */
  readonly #unbound = new Set<string>();

  constructor(
    private readonly service: ServiceModel,
    private readonly storage: StorageModel,
  ) {
    service.onTakenOff = (caseId, phone) => this.#takenOff(caseId, phone);
  }

  report(invariant: Invariant, detail: string): void {
    this.violations.push({ invariant, detail });
  }

  /** A request is about to be sent; `others` are already pending. Returns the id of its case. */
  leaving(kind: Operation['kind'], others: number): string {
    const stored = this.storage.written;
    const entry = stored === null ? null : running(stored);
    if (stored === null || entry?.kind !== kind) {
      this.report(
        'journaledFirst',
        `${kind}; on the disk: ${entry?.kind ?? 'nothing that is out'}`,
      );
    }
    if (others > 0) this.report('oneOut', `${kind} leaves while ${others} are out`);
    this.reached.add(`request ${kind}`);
    if (stored !== null && acts.includes(kind)) this.#isAsSeen(stored, kind);
    if (stored?.digitsCheck.wrongTries === LAST_FOUR_TRIES && operationKinds[kind].effect) {
      this.report('triesCount', `${kind} leaves`);
    }
    if (kind === 'clear-phone-empty') this.#emptyIsDue(stored?.operations ?? []);
    if (entry !== null) {
      if (this.#performed.has(entry.id)) this.report('performedOnce', `${entry.kind} ${entry.id}`);
      this.#performed.add(entry.id);
    }
    return stored?.id ?? 'no case';
  }

  /** A case's request may have reached the service. */
  left(caseId: string): void {
    this.#onTheWire.add(caseId);
  }

  saving(next: Case): void {
    this.seen(next);
    const before = this.storage.written;
    // The same case may be written again, with a token that has just come.
    if (before === null || before === next) return;
    if (before.id !== next.id) {
      if (this.#onTheWire.has(before.id)) {
        this.report('receiptFirst', `${next.id} is written over ${before.id}`);
      }
      return;
    }
    if (next.revision <= before.revision) {
      this.report('revisionsGrow', `${before.revision} on the disk, then ${next.revision}`);
    }
    if (next.digitsCheck.wrongTries < before.digitsCheck.wrongTries) {
      this.report('triesCount', 'fewer than before');
    }
    const [was, is] = [before.outcome?.kind, next.outcome?.kind];
    if (was === 'abandoned' && is === undefined) {
      this.reached.add('reopened');
      const effects = next.operations.filter(({ kind }) => operationKinds[kind].effect);
      const sent = effects.filter(mayHaveReachedTheWire);
      if (sent.length === 0 && !next.hasToken) return;
    }
    if (was === undefined || was === is || was === 'unknown') return;
    if (was === 'accepted' && (is === 'unbound' || is === 'unknown')) return;
    this.report('oneOutcome', `${was}, then ${is}`);
  }

  /** `known` is the runner's case, which may be newer than the stored one. */
  clearing(known: Case | null): void {
    const stored = this.storage.written;
    if (stored === null) return;
    const receipt = this.storage.receipts.get(stored.id);
    if (receipt === undefined && this.#onTheWire.has(stored.id)) {
      this.report('receiptFirst', `${stored.id} is cleared`);
    }
    const outcome = (known ?? stored).outcome?.kind;
    if (receipt !== undefined && receipt.outcome !== outcome) {
      this.report('oneOutcome', `the case: ${outcome}, its receipt: ${receipt.outcome}`);
    }
  }

  accounted(receipt: Receipt): void {
    this.#noSecretIn(receipt);
    const out = receipt.operations.filter(({ settled }) => settled === null);
    for (const { kind } of out) this.report('receiptOfTheStill', `${kind} is out`);
    if (withoutAnswer(receipt.operations) && !openEnded.has(receipt.outcome)) {
      this.report('neverHidden', `receipt: ${receipt.outcome}`);
    }
  }

  /** Everything is answered and nothing fails anymore: the stored state may stay for days. */
  atRest(): void {
    const stored = this.storage.written;
    if (stored === null || stored.outcome === null || !this.#onTheWire.has(stored.id)) return;
    const receipt = this.storage.receipts.get(stored.id);
    const complete =
      receipt?.outcome === stored.outcome.kind &&
      isDeepStrictEqual(receipt.operations, stored.operations) &&
      (stored.way !== 'admin' || isDeepStrictEqual(receipt.digitsCheck, stored.digitsCheck));
    if (!complete) this.report('receiptAtRest', `the receipt: ${receipt?.outcome ?? 'none'}`);
  }

  /** A state is published to the views. */
  published(current: Case): void {
    for (const ending of this.digits.shownTooSoon(current)) this.report('endingHidden', ending);
  }

  /** A state that is stored or shown to the agent. */
  seen(current: Case): void {
    if (this.#seen.has(current)) return;
    this.#seen.add(current);
    this.#noSecretIn(current);
    const { operations, outcome } = current;
    this.reached.add(`outcome ${outcome?.kind ?? 'none'}`);
    this.reached.add(`problem ${current.problem?.code ?? 'none'}`);
    this.reached.add(`reason ${outcome?.reason?.code ?? 'none'}`);
    if (current.candidates !== null) this.reached.add('candidates');
    const unsettled = operations.filter(({ settled }) => settled === null);
    if (unsettled.length > 1 || (unsettled.length === 1 && running(current) === null)) {
      this.report('oneOut', unsettled.map(({ kind }) => kind).join(', '));
    }
    if ((outcome === null) !== (current.step !== 'outcome')) {
      this.report('oneOutcome', `${outcome?.kind ?? 'none'} on the screen ${current.step}`);
    }
    this.#truthOf(current);
    const hidden = outcome === null ? current.problem === null : !openEnded.has(outcome.kind);
    // Before everything has settled after a lock, nobody sees it, and the read-back follows at the next unlock.
    const seen = !this.storage.locked && !this.storage.settling;
    if (seen && running(current) === null && withoutAnswer(operations) && hidden) {
      this.report('neverHidden', `outcome: ${outcome?.kind ?? 'none'}, and no problem is shown`);
    }
  }

  ended(click: Click): void {
    const { shown, present, verdict, effects } = click;
    const name = `${click.command.type} (${verdict})`;
    this.reached.add(`verdict ${verdict}`);
    const carriedOut = verdict !== 'stale' && verdict !== 'storage';
    if (!(carriedOut ? isOfOneClick(click) : effects.length === 0)) {
      this.report('oneEffectPerClick', `${name}: ${effects.join(', ')}`);
    }
    if (verdict === 'done' && !isDeepStrictEqual(shown, present)) {
      this.report(
        'clickOnWhatWasShown',
        `${name} on ${shown?.id} ${shown?.revision}, while in hand: ${present?.id} ${present?.revision}`,
      );
    }
  }

  /** A request that changes an account is about to be sent. */
  #isAsSeen({ account }: Case, kind: OperationKind): void {
    const { shown } = this.service;
    if (shown === null || shown.userId !== account?.userId || shown.phone !== account.phone) {
      this.report('actOnWhatWasSeen', `${kind}: ${account?.phone}, last shown: ${shown?.phone}`);
    }
    if (shown?.protection !== 'not-protected') {
      this.report('protectedUntouched', `${kind}: ${shown?.protection}`);
    }
  }

  #takenOff(caseId: string, phone: string): void {
    const stored = this.storage.written;
    if (stored?.id !== caseId || stored.account?.phone === phone) return;
    if (!this.service.movedSinceShown) {
      this.report('onlyTheSeenNumber', `${phone} instead of ${stored.account?.phone}`);
    }
  }

  #truthOf(current: Case): void {
    const { id, account, outcome, operations, notices } = current;
    const { phone, shown, movedSinceShown, takenOffBy } = this.service;
    if (outcome?.kind === 'unbound' && !this.#unbound.has(id)) {
      this.#unbound.add(id);
      const shownGone = shown?.userId === account?.userId && shown?.phone !== account?.phone;
      const there = !movedSinceShown && phone !== null && phone === account?.phone;
      if (!shownGone || there) {
        this.report('unboundIsTrue', `bound: ${phone}, last shown: ${shown?.phone}`);
      }
    }
    const last = operations.at(-1);
    const justRead =
      last?.settled?.result === 'done' &&
      (last.kind === 'read-account' || last.kind === 'read-user');
    for (const notice of notices) {
      this.reached.add(`notice ${notice}`);
      if (notice === 'other-number' && outcome?.kind !== 'unbound') {
        this.report('noticesAreTrue', `${notice} with ${outcome?.kind ?? 'no outcome'}`);
      }
      const cardIsNew = account?.userId === shown?.userId && account?.phone === shown?.phone;
      if (notice === 'account-changed' && justRead && !cardIsNew) {
        this.report('noticesAreTrue', `${notice}: the card is not new`);
      }
    }
    if (outcome?.kind === 'refused' && takenOffBy === id && !readingBackFailed(operations)) {
      this.report('refusedIsTrue', `${outcome.reason?.code}`);
    }
  }

  /** `""` is about to be sent: the operations before it must call for it. */
  #emptyIsDue(operations: readonly Operation[]): void {
    const [cleared, looked] = operations.slice(-3, -1);
    const { settled } = cleared ?? { settled: null };
    const answered =
      settled?.result === 'done' ||
      (settled?.result === 'failed' && settled.failure.delivery === 'answered');
    const seen = looked?.kind === 'read-back' && looked.settled?.result === 'done';
    if (cleared?.kind !== 'clear-phone-null' || !answered || !seen) {
      this.report('emptyLast', operations.map(({ kind }) => kind).join(', '));
    }
    const phone = this.storage.written?.account?.phone;
    if (this.service.shown?.phone !== phone) {
      this.report('emptyLast', 'that number was seen to be gone');
    }
  }

  #noSecretIn(written: object): void {
    if (holdsSecret(JSON.stringify(written)))
      this.report('noSecretWritten', 'see what was written');
  }
}

/** The acts that apply to the number on the card. */
const acts: readonly OperationKind[] = ['send-code', 'clear-phone-null', 'clear-phone-empty'];

/** Whether the last read after the last unbinding failed. */
function readingBackFailed(operations: readonly Operation[]): boolean {
  const last = operations.findLast(({ kind }) => unbindings.includes(kind) || isRead(kind));
  return last !== undefined && isRead(last.kind) && last.settled?.result === 'failed';
}

/** Whether the operation reads the phone. */
function isRead(kind: Operation['kind']): boolean {
  return kind === 'read-account' || kind === 'read-back';
}

/** Whether a case's last unbinding may have arrived without an answer. */
function withoutAnswer(operations: readonly Operation[]): boolean {
  const unbind = operations.findLast(({ kind }) => unbindings.includes(kind));
  if (unbind === undefined) return false;
  const { settled } = unbind;
  return (
    settled === null || (settled.result === 'failed' && settled.failure.delivery === 'maybe-sent')
  );
}

/**
 * A lost phone is cleared in one way, then in the other, and then the sessions are ended: each at most once, in this
 * order.
 */
const clearing: readonly OperationKind[] = [
  'clear-phone-null',
  'clear-phone-empty',
  'end-sessions',
];

function isOfOneClick({ command, effects }: Click): boolean {
  if (command.type !== 'admin-unbind') return effects.length <= 1;
  const places = effects.map((kind) => clearing.indexOf(kind));
  return places.every((place, index) => place > (places[index - 1] ?? -1));
}
