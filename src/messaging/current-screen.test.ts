import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { openCase } from '../case/case';
import { currentScreen } from './current-screen';
import { draftSchema } from './draft';
import { anAppState, anEnvironment } from './testing/app-state';

const opened = openCase({ id: 'c1', now: 1, environment: anEnvironment, agent: '', way: 'sms' });
const editing = v.parse(draftSchema, { environment: {} });

describe('the screen of the popup', () => {
  it.each(['absent', 'locked'] as const)('is about the vault while it is %s', (status) => {
    expect(currentScreen({ ...anAppState, vault: { status } })).toBe('vault');
  });

  it('is about the vault when it is broken, even with a case in hand', () => {
    const vault = { status: 'broken', fault: 'corrupt' } as const;
    expect(currentScreen({ ...anAppState, vault, case: opened })).toBe('vault');
  });

  it('asks for an environment while there is none', () => {
    expect(currentScreen({ ...anAppState, environments: [] })).toBe('environment');
  });

  it('is the form that was left open, also when a case is still identifying', () => {
    expect(currentScreen({ ...anAppState, draft: editing })).toBe('environment');
    expect(currentScreen({ ...anAppState, draft: editing, case: opened })).toBe('environment');
  });

  it('is the case once its account is known, whatever form is open elsewhere', () => {
    const known = { ...opened, step: 'card' } as const;
    expect(currentScreen({ ...anAppState, draft: editing, case: known })).toBe('case');
  });

  it('is identification otherwise', () => {
    expect(currentScreen(anAppState)).toBe('identify');
  });
});
