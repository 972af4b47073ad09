import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { HOST_MAX, isLoopback, originPattern, parseHost } from './host';
import { HostBaseSchema } from './host-schema';

const baseOf = (text: string) => {
  const result = parseHost(text);
  return result.ok ? result.host.base : result.code;
};

describe('a host', () => {
  it.each([
    ['https://acme.genauth.ai', 'https://acme.genauth.ai'],
    ['acme.authing.cn', 'https://acme.authing.cn'],
    ['  acme.authing.cn/  ', 'https://acme.authing.cn'],
    ['HTTPS://ACME.GenAuth.AI//', 'https://acme.genauth.ai'],
    ['https://acme.genauth.ai:443', 'https://acme.genauth.ai'],
    ['acme.example:8443', 'https://acme.example:8443'],
    ['https://gateway.example/authing/', 'https://gateway.example/authing'],
    ['gateway.example/a/../b', 'https://gateway.example/b'],
    ['https://登录.example', 'https://xn--w2t382c.example'],
    ['intranet', 'https://intranet'],
    ['https://10.1.2.3', 'https://10.1.2.3'],
    ['https://[2001:db8::1]', 'https://[2001:db8::1]'],
    ['localhost:4000', 'http://localhost:4000'],
    ['http://localhost:4000', 'http://localhost:4000'],
    ['https://localhost:4000', 'https://localhost:4000'],
    ['127.0.0.1:4000/practice', 'http://127.0.0.1:4000/practice'],
  ])('is read from %j as %s', (text, base) => {
    expect(baseOf(text)).toBe(base);
  });

  it.each([
    ['', 'required'],
    ['  \n', 'required'],
    [`https://${'a'.repeat(HOST_MAX)}.example`, 'too-long'],
    ['http://acme.genauth.ai', 'host-scheme'],
    ['http://10.0.0.1', 'host-scheme'],
    ['http://localhost.evil.example', 'host-scheme'],
    ['http://127.1.2.3', 'host-scheme'],
    ['http://[::1]:4000', 'host-scheme'],
    ['http://sub.localhost', 'host-scheme'],
    ['http://127.0.0.1.evil.example', 'host-scheme'],
    ['http://[::ffff:127.0.0.1]', 'host-scheme'],
    ['http://0.0.0.0', 'host-scheme'],
    ['ftp://acme.example', 'host-scheme'],
    ['javascript://acme.example/%0aalert(1)', 'host-scheme'],
    ['wss://acme.example', 'host-scheme'],
    ['https://user@acme.example', 'host-user-info'],
    ['https://user:pass@acme.example', 'host-user-info'],
    ['https://@acme.example', 'host-user-info'],
    ['https://acme.genauth.ai:x@evil.example', 'host-user-info'],
    ['mailto:someone@acme.example', 'host-user-info'],
    ['https://acme.example?', 'host-query'],
    ['https://acme.example/?a=b', 'host-query'],
    ['acme.example#top', 'host-query'],
    ['javascript:alert(1)', 'host-malformed'],
    ['https:/acme.example', 'host-malformed'],
    ['https:acme.example', 'host-malformed'],
    ['//acme.example', 'host-malformed'],
    ['https://', 'host-malformed'],
    ['https:///acme.example', 'host-malformed'],
    ['https://acme.example\\@evil.example', 'host-malformed'],
    ['https://acme\t.example', 'host-malformed'],
    ['https://acme .example', 'host-malformed'],
    ['https://acme.example:99999', 'host-malformed'],
    ['https://acme.example:port', 'host-malformed'],
    ['https://*', 'host-malformed'],
    ['https://*.genauth.ai', 'host-malformed'],
    ['https://%2a.genauth.ai', 'host-malformed'],
    ['https://acme..example', 'host-malformed'],
    ['https://acme.example.', 'host-malformed'],
    ['https://[::1', 'host-malformed'],
    ['https://acme.example／@evil.example', 'host-user-info'],
    ['https://acme.example＠evil.example', 'host-malformed'],
  ])('is refused if it is %j: %s', (text, code) => {
    expect(parseHost(text)).toEqual({ ok: false, code });
  });

  it('separates origin and host name from the base', () => {
    expect(parseHost('gateway.example:8443/authing')).toEqual({
      ok: true,
      host: {
        base: 'https://gateway.example:8443/authing',
        origin: 'https://gateway.example:8443',
        hostname: 'gateway.example',
      },
    });
  });
});

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'https://',
          'http://',
          'HTTPS:',
          'javascript:',
          'file://',
          '//',
          '/',
          '\\',
          '@',
          ':',
          '?',
        ],
        ...[
          '#',
          '.',
          '..',
          '*',
          '%2e',
          '%40',
          '%00',
          '\t',
          '\n',
          '\u0000',
          ' ',
          '\u00a0',
          '\u200d',
        ],
        ...[
          'localhost',
          '127.0.0.1',
          '127.1',
          '2130706433',
          '0x7f.1',
          '[::1]',
          '::1',
          ':80',
          ':0443',
        ],
        ...[
          'evil.example',
          'user:pass@',
          'xn--',
          '登录',
          '＠',
          '／',
          '。',
          'ß',
          '\u202e',
          '-',
          '_',
        ],
      ),
      fc.domain(),
      fc.ipV4(),
      fc.string({ maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((parts) => parts.join(''));

const anything = fc.oneof(
  fc.webUrl({ validSchemes: ['https', 'http', 'ftp', 'ws'], withQueryParameters: true }),
  fc.webUrl({ validSchemes: ['https'] }),
  fc.webUrl({
    validSchemes: ['https', 'http'],
    authoritySettings: { withIPv4: true, withIPv6: true, withPort: true, withUserInfo: true },
  }),
  fc.domain(),
  hostile,
  hostile.map((text) => `https://${text}`),
  hostile.map((text) => `http://localhost${text}`),
);

describe('whatever is accepted as a host', () => {
  it('is https or this computer, without credentials, query or wildcard, and parses to itself', () => {
    let accepted = 0;
    fc.assert(
      fc.property(anything, (text) => {
        const result = parseHost(text);
        if (!result.ok) return;
        accepted += 1;
        const { host } = result;
        const url = new URL(host.base);
        expect(url.protocol === 'https:' || isLoopback(url.hostname)).toBe(true);
        expect(['https:', 'http:']).toContain(url.protocol);
        expect(url.username + url.password + url.search + url.hash).toBe('');
        expect([url.origin, url.hostname]).toEqual([host.origin, host.hostname]);
        expect(host.base).not.toMatch(/[?#\\\s]|\/$/);
        expect(host.hostname).toMatch(/^[a-z0-9._:[\]-]+$/);
        expect(parseHost(host.base)).toEqual(result);
        expect(v.is(HostBaseSchema, host.base)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
    // Otherwise the property would prove nothing.
    expect(accepted).toBeGreaterThan(1000);
  });

  it('never hides another host behind an @ or a backslash', () => {
    fc.assert(
      fc.property(
        fc.domain(),
        fc.domain(),
        fc.constantFrom('@', '\\@', ':@', '%40'),
        (a, b, sign) => {
          const result = parseHost(`https://${a}${sign}${b}`);
          expect(result.ok).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a stored host', () => {
  it.each([
    'https://acme.example/',
    'acme.example',
    'http://acme.example',
    'HTTPS://acme.example',
    '',
  ])('is not %j', (text) => {
    expect(v.is(HostBaseSchema, text)).toBe(false);
  });
});

describe('the match pattern for a permission', () => {
  it.each([
    ['https://gateway.example:8443/authing', 'https://gateway.example/*'],
    ['127.0.0.1:4000', 'http://127.0.0.1/*'],
    ['https://localhost:4000', 'https://localhost/*'],
  ])('of %s is %s', (text, pattern) => {
    const result = parseHost(text);
    expect(result.ok && originPattern(result.host)).toBe(pattern);
  });

  it('names exactly one host, whatever the host', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const result = parseHost(text);
        if (!result.ok) return;
        expect(originPattern(result.host)).toMatch(
          /^https?:\/\/(\[[0-9a-f:]+\]|[a-z0-9._-]+)\/\*$/,
        );
      }),
      { numRuns: 3000 },
    );
  });
});
