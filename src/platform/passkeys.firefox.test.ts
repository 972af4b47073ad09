import { expect, it } from 'vitest';
import { askPasskey, createPasskey, passkeysAvailable } from './passkeys.firefox';

it('Firefox has no passkeys for pages of extensions, so none is offered', async () => {
  expect(await passkeysAvailable()).toBe(false);
  const failed = { ok: false, problem: 'failed' };
  expect(await createPasskey()).toEqual(failed);
  expect(await askPasskey()).toEqual(failed);
});
