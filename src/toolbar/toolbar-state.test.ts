import { describe, expect, it } from 'vitest';
import { type Case, openCase } from '../case/case';
import type { Operation } from '../case/operation';
import type { AppState } from '../messaging/app-state';
import { anAppState } from '../messaging/testing/app-state';
import { toolbarOf } from './toolbar-state';

const now = 1_000_000;
const environment = {
  id: 'e1',
  label: 'Acme',
  appHost: 'https://acme.genauth.ai',
  managementHost: '',
};
const opened = openCase({ id: 'c1', now, environment, agent: '', way: 'sms' });
const { vault: unlocked } = anAppState;

function stateWith(part: Partial<AppState> | Partial<Case>): AppState {
  const ofState = 'vault' in part || 'caseFault' in part;
  return ofState
    ? { ...anAppState, ...part }
    : { ...anAppState, case: { ...opened, ...part } as Case };
}

function drawn(part: Partial<AppState> | Partial<Case>, at = now) {
  const { badge, title, locked, tone } = toolbarOf(stateWith(part), at);
  return [locked ? 'locked' : 'open', badge, tone, title].join(' ');
}

const running: Operation = { id: 'o1', kind: 'send-code', startedAt: now, settled: null };
const sent = { at: now, resendAt: now + 60_000, certain: true };
const outcome = (kind: 'unbound' | 'unknown' | 'accepted') => ({ kind, at: now, reason: null });

describe('the toolbar button', () => {
  it.each([
    [
      'where the vault is lost',
      { vault: { status: 'absent', lost: { since: null, kept: [] } } },
      'open ! attention toolbar_data_lost',
    ],
    ['before there is a vault', { vault: { status: 'absent' } }, 'open  quiet toolbar_not_set_up'],
    ['while it is locked', { vault: { status: 'locked' } }, 'locked  quiet toolbar_locked'],
    [
      'while it is broken',
      { vault: { status: 'broken', fault: 'corrupt' } },
      'locked  quiet toolbar_locked',
    ],
    ['with nothing to do', { vault: unlocked }, 'open  quiet extension_name'],
    [
      'with a case that cannot be read',
      { caseFault: 'corrupt' },
      'open ! attention toolbar_case_open',
    ],
    ['with a case open', {}, 'open • quiet toolbar_case_open'],
    ['with a request under way', { operations: [running] }, 'open … quiet toolbar_working'],
    ['while a code’s minute runs', { unbindCode: sent }, 'open 60 count toolbar_code_sent'],
    [
      'with an outcome to be checked',
      { outcome: outcome('unknown') },
      'open ! attention toolbar_to_be_checked',
    ],
    [
      'with one that is not proven',
      { outcome: outcome('accepted') },
      'open ! attention toolbar_to_be_checked',
    ],
    ['with a finished case', { outcome: outcome('unbound') }, 'open  quiet extension_name'],
  ] satisfies [string, Partial<AppState> | Partial<Case>, string][])('%s', (_, part, expected) => {
    expect(drawn(part)).toBe(expected);
  });

  it('counts down a code’s minute, and then says that a case is open', () => {
    expect(drawn({ loginCode: sent }, now + 17_500)).toBe('open 43 count toolbar_code_sent');
    expect(drawn({ loginCode: sent }, now + 60_000)).toBe('open • quiet toolbar_case_open');
  });

  it('shows no countdown if the clock was set back', () => {
    const { badge, ticking } = toolbarOf(stateWith({ unbindCode: sent }), now - 3_600_000);
    expect([badge, ticking]).toEqual(['•', false]);
  });
});
