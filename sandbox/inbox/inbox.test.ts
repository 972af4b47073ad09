import { beforeEach, expect, test } from 'vitest';
import { createSandbox } from '../app';
import { plainClient } from '../plain-client';
import { seedUsers } from '../seeds/users';

const hostile = '</script><img src=x onerror=alert(1)>';
let page: string;
let policy: string;

beforeEach(async () => {
  const sandbox = createSandbox({
    seeds: { users: [{ ...seedUsers.alice, name: hostile, demonstrates: hostile }] },
  });
  const response = await plainClient(sandbox).getRaw('/');
  policy = response.headers.get('content-security-policy') ?? '';
  page = await response.text();
});

test('the page is there under both of its addresses', async () => {
  const client = plainClient(createSandbox());
  for (const path of ['/', '/__sandbox/inbox']) {
    const response = await client.getRaw(path);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await response.text()).toContain('<title>Sandbox inbox</title>');
  }
});

test('nothing on it comes from elsewhere', () => {
  expect(page).not.toMatch(/https?:\/\/|src="|href="|@import|url\(/);
});

test('no user’s text is in the markup, and none is ever set as markup', () => {
  expect(page).not.toContain(hostile);
  expect(page).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
});

test('its policy lets only its own style and script run, by a nonce that is new each time', async () => {
  const nonce = /script-src 'nonce-(\w{24})'/.exec(policy)?.[1];
  expect(policy).toContain("default-src 'none'");
  expect(page.match(/<(script|style) nonce="(\w+)"/g)).toEqual([
    `<style nonce="${nonce}"`,
    `<script nonce="${nonce}"`,
  ]);
  const again = await plainClient(createSandbox()).getRaw('/');
  expect(again.headers.get('content-security-policy')).not.toBe(policy);
});

test('its script can be parsed', () => {
  const script = /<script nonce="\w+">([\s\S]*)<\/script>/.exec(page)?.[1];
  expect(() => new Function(script ?? '(')).not.toThrow();
});
