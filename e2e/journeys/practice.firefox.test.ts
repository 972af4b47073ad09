import { expect, test } from '../support/firefox';

test('practice works a whole case from the first screen on, and goes', async ({
  desk,
  sandbox,
}) => {
  await desk.reach('setup');
  await desk.page.click('practice');
  expect(await desk.page.text('practice-bar')).toContain('nothing here is real');
  await desk.sendLoginSms('+86 199 0000 0001');
  await desk.typeLoginCode(await desk.page.text('practice-message'));
  expect((await desk.card()).phone).toBe('+86 199****0001');
  await desk.sendCode();
  await desk.reach('code');
  await desk.unbind(await desk.page.text('practice-message'));
  expect(await desk.outcome()).toMatchObject({ kind: 'unbound' });
  expect(await desk.page.attribute('practice-verdict', 'data-verdict')).toBe('right');
  await desk.page.click('leave-practice');
  await desk.reach('setup');
  expect(sandbox.sandbox.requests).toEqual([]);
});
