import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type CallerText,
  edited,
  noCaller,
  pasted,
  piecesOf,
  samePiece,
  without,
} from './caller-text';
import { readClues } from './read-clues';

const read = (text: string) => readClues(text, '+86');
const callers = [1, 2, 3].map((each) => ({
  ticket: `HD-100${each}`,
  email: `caller${each}@example.com`,
  phone: `1380013800${each}`,
}));
type Caller = (typeof callers)[number];

/** A desk, and who is on the line. `sent`: the ticket that a case was opened with. */
interface Desk {
  shown: CallerText;
  onTheLine: Caller | null;
  open: boolean;
  sent: { ticket: string; caller: Caller } | null;
}

const lines = (caller: Caller) => [
  `${caller.ticket} ${caller.email}`,
  `${caller.phone} lost`,
  `${caller.ticket}: ${caller.phone}, ${caller.email}`,
];

const act = fc.oneof(
  // Another caller's line, or, in an open case, another line of the same caller.
  fc.record({ kind: fc.constant('paste' as const), who: fc.nat(2), which: fc.nat(2) }),
  fc.record({ kind: fc.constant('type-ticket' as const) }),
  fc.record({ kind: fc.constant('edit' as const), cut: fc.nat(6) }),
  fc.record({ kind: fc.constant('take-off' as const), which: fc.nat(4) }),
  fc.record({ kind: fc.constant('open' as const) }),
  fc.record({ kind: fc.constant('end' as const) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function perform(desk: Desk, step: Act): void {
  switch (step.kind) {
    case 'paste': {
      const caller = (desk.open ? desk.onTheLine : callers[step.who]) ?? null;
      const line = caller === null ? undefined : lines(caller)[step.which];
      const next = line === undefined ? null : pasted(desk.shown, line, read, desk.open);
      if (next === null) return;
      desk.shown = next;
      desk.onTheLine = caller;
      return;
    }
    case 'type-ticket':
      if (desk.onTheLine !== null) desk.shown = { ...desk.shown, ticket: desk.onTheLine.ticket };
      return;
    case 'edit': {
      const { caller } = desk.shown;
      // Never down to nothing that could be recognized: that is another call.
      if (caller.length - step.cut > 12)
        desk.shown = edited(desk.shown, caller.slice(step.cut), read);
      return;
    }
    case 'take-off': {
      const piece = piecesOf(desk.shown, read)[step.which];
      if (piece === undefined || piecesOf(desk.shown, read).length < 2) return;
      desk.shown = without(desk.shown, (each) => samePiece(each, piece), read);
      return;
    }
    case 'open':
      if (desk.onTheLine === null) return;
      desk.open = true;
      desk.sent = { ticket: desk.shown.ticket, caller: desk.onTheLine };
      return;
    case 'end':
      desk.shown = noCaller;
      desk.onTheLine = null;
      desk.open = false;
      desk.sent = null;
  }
}

it('a case has its own caller’s ticket or none, whatever came before', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (steps) => {
      const desk: Desk = { shown: noCaller, onTheLine: null, open: false, sent: null };
      for (const step of steps) {
        perform(desk, step);
        if (desk.sent !== null) expect(['', desk.sent.caller.ticket]).toContain(desk.sent.ticket);
        const own = desk.onTheLine?.ticket ?? '';
        expect(['', own]).toContain(desk.shown.ticket);
        for (const other of callers) {
          if (other !== desk.onTheLine) expect(desk.shown.caller).not.toContain(other.ticket);
        }
      }
    }),
    { numRuns: 150 },
  );
});
