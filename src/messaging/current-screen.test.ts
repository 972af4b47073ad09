import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { openCase } from '../case/case';
import { currentScreen } from './current-screen';
import { draftSchema } from './draft';
import { anAppState, anEnvironment } from './testing/app-state';

const opened = openCase({ id: 'c1', now: 1, environment: anEnvironment, agent: '', way: 'sms' });
const editing = v.parse(draftSchema, { environment: {} });

describe('the screen of the popup', () => {
  it.each(['absent', 'locked'] as const)('is the vault while it is %s', (status) => {
    expect(currentScreen({ ...anAppState, vault: { status } })).toBe('vault');
  });

  it('is the vault when it is broken, even with a current case', () => {
    const vault = { status: 'broken', fault: 'corrupt' } as const;
    expect(currentScreen({ ...anAppState, vault, case: opened })).toBe('vault');
  });

  it('is a new environment while there is none', () => {
    expect(currentScreen({ ...anAppState, environments: [] })).toBe('environment');
  });

  it('is a form that was left open, even when a case is still identifying', () => {
    expect(currentScreen({ ...anAppState, draft: editing })).toBe('environment');
    expect(currentScreen({ ...anAppState, draft: editing, case: opened })).toBe('environment');
  });

  it('is the case once its account is known, even with an open form', () => {
    const known = { ...opened, step: 'card' } as const;
    expect(currentScreen({ ...anAppState, draft: editing, case: known })).toBe('case');
  });

  it('is identification otherwise', () => {
    expect(currentScreen(anAppState)).toBe('identify');
  });
});
