import { expect, it } from 'vitest';
import { openCase } from '../case/case';
import { failure } from '../genauth/failure';
import { anAppState, anEnvironment } from '../messaging/testing/app-state';
import { firstParts } from './first-parts';

const opened = openCase({ id: 'c1', now: 1, environment: anEnvironment, agent: '', way: 'sms' });
const practice = { callerId: 'alice', heard: null };
const partsOf = (...told: Parameters<typeof firstParts>) => [...firstParts(...told)];

it('of the options is their page, whatever was published', () => {
  expect(partsOf('options', null, 0)).toEqual(['options']);
  expect(partsOf('options', anAppState, 0)).toEqual(['options']);
});

it('of the popup is the current screen, and nothing before there is a state', () => {
  expect(partsOf('popup', null, 0)).toEqual([]);
  // The identify screen is part of the page.
  expect(partsOf('popup', anAppState, 0)).toEqual([]);
  const current = { ...opened, step: 'card' } as const;
  expect(partsOf('popup', { ...anAppState, case: current }, 0)).toEqual(['case']);
});

it('is the vault once its deadline has passed', () => {
  const vault = { ...anAppState.vault, lockAt: 5 };
  expect(partsOf('popup', { ...anAppState, vault }, 6)).toEqual(['vault']);
});

it.each([
  ['a problem', { case: { ...opened, problem: failure('not-sent', 'offline') } }],
  ['a host without access', { environments: [{ ...anEnvironment, permitted: false }] }],
  [
    'a management host without access',
    { environments: [{ ...anEnvironment, managementPermitted: false }] },
  ],
])('includes existing problems: %s', (_, changes) => {
  expect(partsOf('popup', { ...anAppState, ...changes }, 0)).toEqual(['problems']);
});

it('includes practice mode, on both pages', () => {
  expect(partsOf('popup', { ...anAppState, practice }, 0)).toContain('practice');
  expect(partsOf('options', { ...anAppState, practice }, 0)).toContain('practice');
});

it('includes what the first screen shows of a draft', () => {
  const partsWith = (draft: object) =>
    partsOf('popup', { ...anAppState, draft: { ...anAppState.draft, ...draft } }, 0);
  expect(partsWith({ caller: '138 0013 8000' })).toEqual(['callerPieces']);
  expect(partsWith({ route: 'token' })).toEqual(['signIn']);
  expect(partsWith({ sentTo: '138 0013 8000' })).toEqual(['signIn']);
  expect(partsWith({ route: 'admin' })).toEqual([]);
});
