import { beforeEach, expect, test } from 'vitest';
import { defaultOptions, type PartialOptions, withOptions } from '../options';
import { otherThan } from '../plain-client';
import { Codes, type CodeTarget } from './codes';
import { platformRandom } from './random';

const sms: CodeTarget = { kind: 'sms', to: '+8619900000001', channel: 'CHANNEL_LOGIN' };
const mail: CodeTarget = { kind: 'email', to: 'a@example.com', channel: 'CHANNEL_LOGIN' };
const start = 1_000_000;
const second = 1000;

let codes: Codes;
beforeEach(() => {
  codes = new Codes(() => {});
});

const send = (target = sms, now = start, part: PartialOptions = {}) =>
  codes.send(target, now, withOptions(defaultOptions, part), platformRandom).code;
const verify = (code: string, now = start, part: PartialOptions = {}, target = sms) =>
  codes.verify(target, code, now, withOptions(defaultOptions, part));
const maySend = (target: CodeTarget, now: number, part: PartialOptions = {}) =>
  codes.maySend(target, now, withOptions(defaultOptions, part));

test('a code has six digits, or as many as the option says', () => {
  expect(send()).toMatch(/^\d{6}$/);
  expect(send(sms, start, { codeLength: 4 })).toMatch(/^\d{4}$/);
  expect(send(sms, start, { codeLength: 8 })).toMatch(/^\d{8}$/);
});

test('the right code is good once', () => {
  const code = send();
  expect(verify(code)).toBe('right');
  expect(verify(code)).toBe('wrong');
});

test('a code that was never sent is wrong', () => {
  expect(verify('123456')).toBe('wrong');
});

test('one wrong try burns the code', () => {
  const code = send();
  expect(verify(otherThan(code))).toBe('wrong');
  expect(codes.last(sms)?.state).toBe('burnt');
  expect(verify(code)).toBe('wrong');
});

test('with three tries allowed, two wrong ones leave the code good and a third burns it', () => {
  const three = { verifyCodeMaxAttempts: 3 };
  const code = send();
  verify(otherThan(code), start, three);
  verify(otherThan(code), start, three);
  expect(codes.last(sms)?.state).toBe('live');
  verify(otherThan(code), start, three);
  expect(verify(code, start, three)).toBe('wrong');
});

test('a code is good until its time is over, and expired from then on', () => {
  const code = send();
  expect(verify(code, start + 300 * second)).toBe('expired');
  expect(verify(code, start + 300 * second - 1)).toBe('right');
});

test('SMS and email codes have times of their own', () => {
  const part = { smsCodeValiditySeconds: 60, emailCodeValiditySeconds: 120 };
  const [toPhone, toMail] = [send(sms, start, part), send(mail, start, part)];
  expect(verify(toPhone, start + 60 * second, part)).toBe('expired');
  expect(verify(toMail, start + 60 * second, part, mail)).toBe('right');
});

test('a new code supersedes the old', () => {
  const [old, fresh] = [send(), send(sms, start + 60 * second)];
  expect(codes.all().map(({ state }) => state)).toEqual(['superseded', 'live']);
  expect(verify(fresh, start + 60 * second)).toBe('right');
  expect(verify(old, start + 60 * second)).toBe('wrong');
});

test('a code is bound to its recipient and to its channel', () => {
  const code = send();
  expect(verify(code, start, {}, { ...sms, to: '+8619900000002' })).toBe('wrong');
  expect(verify(code, start, {}, { ...sms, channel: 'CHANNEL_UNBIND_PHONE' })).toBe('wrong');
  expect(verify(code)).toBe('right');
});

test('a recipient gets one code a minute on each channel', () => {
  send();
  expect(maySend(sms, start + 60 * second - 1)).toBe('too-soon');
  expect(maySend(sms, start + 60 * second)).toBe('sendable');
  expect(maySend({ ...sms, channel: 'CHANNEL_UNBIND_PHONE' }, start)).toBe('sendable');
  expect(maySend({ ...sms, to: '+4419900000001' }, start)).toBe('sendable');
});

test('a used code still counts for the minute', () => {
  verify(send());
  expect(maySend(sms, start + 1)).toBe('too-soon');
});

test('a daily limit, if set, counts a number’s messages on all channels over 24 hours', () => {
  const two = { dailySmsLimit: 2 };
  send();
  send({ ...sms, channel: 'CHANNEL_UNBIND_PHONE' });
  const later = start + 3600 * second;
  expect(maySend(sms, later, two)).toBe('daily-limit');
  expect(maySend({ ...sms, to: '+8619900000002' }, later, two)).toBe('sendable');
  expect(maySend(sms, start + 24 * 3600 * second, two)).toBe('sendable');
});

test('each change to a code is told', () => {
  const told: string[] = [];
  codes = new Codes(({ state }) => told.push(state));
  verify(send());
  expect(told).toEqual(['live', 'used']);
});
