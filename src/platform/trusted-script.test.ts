import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => void vi.resetModules());
afterEach(() => void vi.unstubAllGlobals());

it('is the path where the browser knows no Trusted Types', async () => {
  const { trustedScript } = await import('./trusted-script');
  expect(trustedScript('/assets/key-worker.js')).toBe('/assets/key-worker.js');
});

it('is made by one policy, which lets nothing else through', async () => {
  const createPolicy = vi.fn((_name, { createScriptURL }) => ({
    createScriptURL: (path: string) => `trusted ${createScriptURL(path)}`,
  }));
  vi.stubGlobal('trustedTypes', { createPolicy });
  const { trustedScript } = await import('./trusted-script');
  expect(trustedScript('/assets/key-worker.js')).toBe('trusted /assets/key-worker.js');
  expect(trustedScript('/assets/key-worker.js')).toBe('trusted /assets/key-worker.js');
  expect(createPolicy).toHaveBeenCalledTimes(1);
  const [name, { createScriptURL }] = createPolicy.mock.calls[0] ?? [];
  expect(name).toBe('unbind-desk');
  expect(() => createScriptURL('https://evil.example/x.js')).toThrow(TypeError);
});
