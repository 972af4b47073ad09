import { describe, expect, it } from 'vitest';
import type { StoredRound } from '../../src/practice/stored-round';
import { createPractice } from './practice';

const began = Date.UTC(2026, 0, 5, 12);
const lin = 'lin';

const asked = (path: string, body: object, at = began) => ({
  at,
  url: `https://practice.invalid${path}`,
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-authing-app-id': '65a1f0c2d3e4b5a697881003' },
  body: JSON.stringify(body),
});

const sendCode = (at = began) =>
  asked('/api/v3/send-sms', { phoneNumber: '19900000001', channel: 'CHANNEL_LOGIN' }, at);

const and = (round: StoredRound, ...requests: StoredRound['requests']): StoredRound => ({
  ...round,
  requests: [...round.requests, ...requests],
});

describe('the service of practice mode', () => {
  it('continues where another instance stopped, with the same codes and tokens', async () => {
    const here = createPractice();
    const sent = and(await here.newRound(), sendCode());
    expect(await here.answerLast(sent)).toMatchObject({ status: 200 });
    const heard = await here.heardBy(sent, lin, began);
    expect(heard).toMatchObject({ code: expect.stringMatching(/^\d{6}$/), by: 'sms' });

    const elsewhere = createPractice();
    expect(await elsewhere.heardBy(sent, lin, began)).toEqual(heard);
    const signIn = asked('/api/v3/signin', {
      connection: 'PASSCODE',
      passCodePayload: { passCode: heard?.code, phone: '19900000001' },
    });
    const signedIn = and(sent, signIn);
    const answer = await elsewhere.answerLast(signedIn);
    expect(answer.body).toContain('access_token');
    expect(await here.answerLast(signedIn)).toEqual(answer);
  });

  it('answers a question again if its answer was lost', async () => {
    const here = createPractice();
    const sent = and(await here.newRound(), sendCode());
    const answer = await here.answerLast(sent);
    expect(await here.answerLast(sent)).toEqual(answer);
  });

  it('keeps rounds apart', async () => {
    const here = createPractice();
    const sent = and(await here.newRound(), sendCode());
    await here.answerLast(sent);
    const another = and(await here.newRound(), sendCode(), sendCode(began + 1));
    await here.answerLast(another);
    const alone = await createPractice().answerLast(another);
    expect(await here.answerLast(another)).toEqual(alone);
    const codes = await Promise.all(
      [sent, another].map((round) => here.heardBy(round, lin, began)),
    );
    expect(codes[0]).not.toEqual(codes[1]);
  });

  it('returns no expired code', async () => {
    const here = createPractice();
    const sent = and(await here.newRound(), sendCode());
    expect(await here.heardBy(sent, lin, began + 3_600_000)).toBeNull();
  });

  it('returns no code for an unknown caller', async () => {
    const here = createPractice();
    const sent = and(await here.newRound(), sendCode());
    expect(await here.heardBy(sent, 'nobody', began)).toBeNull();
  });

  it('rejects a round without requests', async () => {
    const here = createPractice();
    await expect(here.answerLast(await here.newRound())).rejects.toThrow(RangeError);
  });
});
