import { expect, it } from 'vitest';
import { orGiveBack } from './or-give-back';

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A save, a prompt that is answered later, and how often access was given back. */
function saving(saves: boolean) {
  let returned = 0;
  let answer = (_granted: boolean) => {};
  const access = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  const save = saves ? Promise.resolve('saved') : Promise.reject(new Error('refused'));
  const giveBack = async () => {
    returned += 1;
    throw new Error('The background is gone.');
  };
  const result = orGiveBack(save, access, giveBack).catch((error: Error) => error.message);
  return { result, answer, returned: () => returned };
}

it('a refused save gives access back once the prompt is answered, and does not wait for it', async () => {
  const { result, answer, returned } = saving(false);
  expect(await result).toBe('refused');
  expect(returned()).toBe(0);
  answer(true);
  await turn();
  expect(returned()).toBe(1);
});

it('a save keeps its access, and a prompt that was declined leaves none', async () => {
  for (const [saves, granted] of [
    [true, true],
    [true, false],
    [false, false],
  ] as const) {
    const { result, answer, returned } = saving(saves);
    await result;
    answer(granted);
    await turn();
    expect(returned()).toBe(0);
  }
});
