import { beforeEach, expect, it } from 'vitest';
import { type BriefCopyPorts, copyBriefly } from './brief-copy';

let clipboard: string;
let mayRead: boolean;
let due: (() => void) | null;
beforeEach(() => {
  clipboard = 'before';
  mayRead = true;
  due = null;
});

const ports: BriefCopyPorts = {
  put: async (text) => {
    clipboard = text;
  },
  get: async () => {
    if (!mayRead) throw new Error('asked');
    return clipboard;
  },
  mayRead: async () => mayRead,
  whenFocused: (milliseconds, then) => {
    expect(milliseconds).toBe(60_000);
    due = then;
  },
};
const minutePasses = async () => {
  due?.();
  await new Promise((resolve) => setImmediate(resolve));
};

it('takes off after a minute what is still there', async () => {
  expect(await copyBriefly('secret', ports)).toBe(true);
  expect(clipboard).toBe('secret');
  await minutePasses();
  expect(clipboard).toBe('');
});

it('leaves what was copied since', async () => {
  await copyBriefly('secret', ports);
  clipboard = 'a ticket';
  await minutePasses();
  expect(clipboard).toBe('a ticket');
});

it('says that it stays where the clipboard cannot be read, and never writes over it blindly', async () => {
  mayRead = false;
  expect(await copyBriefly('secret', ports)).toBe(false);
  expect(due).toBeNull();
  expect(clipboard).toBe('secret');
});

it('leaves it where reading fails after all', async () => {
  await copyBriefly('secret', ports);
  mayRead = false;
  await minutePasses();
  expect(clipboard).toBe('secret');
});
