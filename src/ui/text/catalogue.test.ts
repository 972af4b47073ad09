import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import { failureCodes } from '../../genauth/failure';
import { deliveryText, failureText } from './failure-text';

const filesIn = (folder: string) =>
  readdirSync(folder, { encoding: 'utf8', recursive: true }).map((name) => `${folder}/${name}`);

const sources = [...filesIn('src'), ...filesIn('extension'), 'manifest.json', 'vite.config.ts']
  .filter((path) => /(?<!\.test)\.(tsx?|json)$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const keys = Object.keys(messages);

/** The code uses `cases` for `cases_one` and `cases_other`. */
const plural = /_(zero|one|two|few|many|other)$/;

describe('the catalogue of texts', () => {
  it('has no unused text', () => {
    const mentioned = (key: string) =>
      sources.includes(`'${key}'`) || sources.includes(`__MSG_${key}__`);
    const shown = (key: string) =>
      mentioned(key) || (plural.test(key) && mentioned(key.replace(plural, '')));
    expect(keys.filter((key) => !shown(key))).toEqual([]);
  });

  it('has every text that the manifest names', () => {
    const named = [...sources.matchAll(/__MSG_([a-z0-9_]+)__/g)].map(([, key]) => key);
    expect(named.filter((key) => key !== undefined && !keys.includes(key))).toEqual([]);
  });

  it('has keys that every browser accepts, and no empty text', () => {
    for (const [key, { message }] of Object.entries(messages)) {
      expect(key).toMatch(/^[a-z0-9_]+$/);
      expect(message.trim()).not.toBe('');
    }
  });

  it('skips no substitution: $2 comes with $1', () => {
    for (const { message } of Object.values(messages)) {
      if (message.includes('$2')) expect(message).toContain('$1');
    }
  });
});

describe('the text of a failure', () => {
  it.each(failureCodes)('%s: says what happened and what to do, in separate texts', (code) => {
    const name = code.replaceAll('-', '_');
    expect(failureText[code]).toEqual([`fail_${name}`, `do_${name}`]);
    expect(keys).toEqual(expect.arrayContaining([...failureText[code]]));
  });

  it.each([
    ['timeout', 'maybe-sent', 'sent_maybe_sent'],
    ['wrong-code', 'answered', 'sent_answered'],
    ['server-error', 'answered', 'sent_arrived'],
    ['offline', 'not-sent', 'sent_not_sent'],
    ['journal-failed', 'not-sent', 'sent_no_further'],
  ] as const)('%s, %s: %s', (code, delivery, key) => {
    const said = { statusCode: null, apiCode: null, message: null, requestId: null };
    expect(deliveryText({ code, delivery, ...said })).toBe(key);
  });
});
