import { expect, it } from 'vitest';
import { codeIsComing } from './login-stage';

const sent = { at: 2_000, resendAt: 62_000, certain: true };
const requested = { sentTo: 'sms 138 0013 8000', sentAfter: 1_000 };

it.each([
  ['what was typed got it', sent, requested, 'sms 138 0013 8000', true],
  ['no answer came', { ...sent, certain: false }, requested, 'sms 138 0013 8000', true],
  ['nothing was sent', null, requested, 'sms 138 0013 8000', false],
  ['another number was typed since', sent, requested, 'sms 138 0013 8001', false],
  ['the last request was not sent', { ...sent, at: 1_000 }, requested, 'sms 138 0013 8000', false],
  ['the clock was set back since', { ...sent, at: 900 }, requested, 'sms 138 0013 8000', true],
  ['the other channel got it', sent, requested, 'email 138 0013 8000', false],
  ['nothing was requested', sent, { sentTo: '', sentAfter: 0 }, '', false],
])('a code is coming where %s: %j', (_, code, last, typed, expected) => {
  expect(codeIsComing(code, last, typed)).toBe(expected);
});
