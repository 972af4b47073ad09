import { describe, expect, it } from 'vitest';
import messages from '../public/_locales/en/messages.json' with { type: 'json' };
import { classifyRefusal, type Endpoint } from '../src/genauth/classify';
import type { RefusalCode } from '../src/genauth/failure';
import { failureText } from '../src/ui/text/failure-text';
import { apiCodes, statusCodes } from './wire/codes';
import { documented } from './wire/document';

/** The places where the same code can mean different things. */
const places = {
  'user’s API': 'get-profile',
  'sign-in': 'signin',
  unbinding: 'unbind-phone',
  management: 'get-user',
} as const satisfies Record<string, Endpoint>;

const said = { message: null, requestId: null, data: null };

function meanings(code: { statusCode: number; apiCode: number | null }): readonly RefusalCode[] {
  return Object.values(places).map((place) => classifyRefusal(place, { ...said, ...code }));
}

const byStatus = Object.entries(statusCodes).map(
  ([code, words]) =>
    [`\`${code}\``, words, meanings({ statusCode: Number(code), apiCode: null })] as const,
);
const byApiCode = Object.entries(apiCodes).map(
  ([code, words]) =>
    [`\`${code}\` (api)`, words, meanings({ statusCode: 499, apiCode: Number(code) })] as const,
);
const all = [...byStatus, ...byApiCode];

describe('every code that the vendor names', () => {
  it.each(all)('%s (%s) has an explanation and advice', (_, __, codes) => {
    const texts: Readonly<Record<string, { message: string }>> = messages;
    for (const [what, advice] of codes.map((code) => failureText[code])) {
      expect(texts[what]?.message).toMatch(/\w/);
      expect(texts[advice]?.message).toMatch(/\w/);
    }
  });

  it('is listed in docs/wire.md, with what it comes to', async () => {
    const head = ['code', 'the vendor’s words', ...Object.keys(places)];
    const table = [
      `| ${head.join(' | ')} |`,
      `|${head.map(() => '---').join('|')}|`,
      ...all.map(([code, words, codes]) => `| ${code} | ${words} | ${codes.join(' | ')} |`),
    ].join('\n');
    const { written, wanted } = await documented('codes', table);
    expect(written).toBe(wanted);
  });
});
