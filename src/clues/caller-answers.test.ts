import { describe, expect, it } from 'vitest';
import { accountQuery, likeliestAnswer, numberToCall } from './caller-answers';
import { readClues } from './read-clues';

const read = (text: string) => readClues(text, '+86');
const number = { phoneCountryCode: '+86', phoneNumber: '13800138000' };
const id = '65a1f0c2d3e4b5a697882001';

it.each([
  ['138 0013 8000', true, 'yes'],
  ['138 0013 8000 lin@example.com', true, 'yes'],
  ['lin@example.com', true, 'no'],
  [id, true, 'no'],
  ['Henry Ortiz', true, 'no'],
  ['HD-2002', true, 'yes'],
  ['', true, 'yes'],
  ['lin@example.com', false, 'yes'],
])('Enter after %j, with an access key: %s, answers %s', (text, hasAccessKey, answer) => {
  expect(likeliestAnswer(read(text), hasAccessKey)).toBe(answer);
});

describe('the number to send a code to', () => {
  it.each([
    ['138 0013 8000', number],
    ['HD-2002: 138-0013-8000, lin@example.com', number],
    ['lin@example.com', 'number-needed'],
    ['Henry Ortiz', 'number-needed'],
    ['138 0013 8000 or 139 0013 9000', 'choose-number'],
    ['HD-2002', 'required'],
    ['', 'required'],
  ])('in %j', (text, expected) => {
    expect(numberToCall(read(text))).toEqual(expected);
  });
});

describe('what an account is found by', () => {
  it.each([
    ['138 0013 8000', { text: '138 0013 8000', phone: number }],
    ['138 0013 8000 lost it', { text: '+86 13800138000', phone: number }],
    ['HD-2002 138 0013 8000 lin@example.com', { text: '138 0013 8000', phone: number }],
    [`138 0013 8000 ${id}`, { text: id, phone: null }],
    ['HD-2002 lin@example.com', { text: 'lin@example.com', phone: null }],
    ['HD-2002 Henry Ortiz', { text: 'Henry Ortiz', phone: null }],
    ['138 0013 8000 or 139 0013 9000', 'choose-number'],
    ['HD-2002', 'required'],
    ['', 'required'],
  ])('in %j', (text, expected) => {
    expect(accountQuery(read(text))).toEqual(expected);
  });
});
