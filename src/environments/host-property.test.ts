import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endpointUrl } from '../genauth/endpoint-url';
import { originPattern, parseHost } from './host';

const label = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9][a-z0-9-]{0,10}$/),
  fc.constantFrom(
    'bücher',
    'аcme',
    '例え',
    'xn--bcher-kva',
    'acme',
    '*',
    '_dmarc',
    'ﬁ',
    'ß',
    '１２７',
    '%61',
  ),
);
const name = fc.oneof(
  fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
  fc.constantFrom(
    'localhost',
    'LOCALHOST',
    'localhost.',
    'app.localhost',
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '0177.0.0.1',
    '2130706433',
    '127.0.0.2',
    '0',
    '0.0.0.0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '①②⑦.0.0.1',
    '127。0。0。1',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '',
  ),
);
const scheme = fc.constantFrom(
  '',
  'https://',
  'http://',
  'HTTPS://',
  '//',
  'https:',
  'https:/',
  'https:\\\\',
  'ftp://',
  'file://',
  'javascript://',
  'data:',
  'chrome-extension://',
  'ws://',
  'view-source:https://',
);
const userInfo = fc.constantFrom('', '', '', 'user@', 'user:password@', '@', 'acme.example@', ':@');
const port = fc.oneof(
  fc.constantFrom('', '', ':', ':443', ':80', ':0', ':65536', ':-1', ':x'),
  fc.integer({ min: 1, max: 65_535 }).map((n) => `:${n}`),
);
const path = fc.oneof(
  fc.constantFrom('', '/', '//', '/gateway', '/a/../b', '/%2e%2e/x', '/./', '/a//b/', '/\u202e'),
  fc.webPath(),
);
const rest = fc.constantFrom(
  '',
  '',
  '',
  '?key=1',
  '#part',
  '?',
  '#',
  '\t',
  ' ',
  '\\@evil.example',
  '\n/x',
);
const url = fc.tuple(scheme, userInfo, name, port, path, rest).map((parts) => parts.join(''));
const anything = fc.oneof(
  { weight: 8, arbitrary: url },
  { weight: 1, arbitrary: fc.webUrl() },
  { weight: 1, arbitrary: fc.string() },
);

const loopback = ['localhost', '127.0.0.1'];

it('credentials only go to HTTPS or to this computer: 10,000 addresses', () => {
  let taken = 0;
  fc.assert(
    fc.property(anything, (text) => {
      const result = parseHost(text);
      if (!result.ok) return;
      taken += 1;
      const { base, origin, hostname } = result.host;
      // The browser's own reading decides.
      const read = new URL(base);
      expect(
        read.protocol === 'https:' ||
          (read.protocol === 'http:' && loopback.includes(read.hostname)),
      ).toBe(true);
      expect([read.username, read.password, read.search, read.hash]).toEqual(['', '', '', '']);
      expect({ origin: read.origin, hostname: read.hostname }).toEqual({ origin, hostname });
      // The shown host is the requested host: plain ASCII, only one reading.
      expect(base.slice(0, origin.length)).toBe(origin);
      expect(hostname).toMatch(/^(?:[a-z0-9._-]+|\[[0-9a-f:]+\])$/);
      expect(base).toMatch(/^[\x21-\x7e]+$/);
      expect(parseHost(base)).toEqual(result);
      // User info and queries are never read as something else. An @ in a path is neither.
      expect(text.trim()).not.toMatch(/^(?:[^/]*:)?\/\/[^/]*@|[?#\\\t\n]/);

      const asked = new URL(endpointUrl(base, '/api/v3/signin'));
      expect(asked.origin).toBe(origin);
      expect(asked.href.startsWith(`${base}/`)).toBe(true);
      const pattern = originPattern(result.host);
      expect(pattern).toBe(`${read.protocol}//${hostname}/*`);
      expect(pattern.slice(0, -1)).not.toContain('*');
    }),
    { numRuns: 10_000 },
  );
  expect(taken).toBeGreaterThan(500);
}, 60_000);

it('an endpoint path never leads away from its host: 10,000 paths', () => {
  fc.assert(
    fc.property(
      path,
      fc.oneof(
        fc.webPath(),
        fc.string(),
        fc.constantFrom(
          '//evil.example',
          '/../../x',
          '/..%2f',
          '@evil.example',
          '.evil.example/',
          ':80/',
        ),
      ),
      (under, asked) => {
        const result = parseHost(`https://acme.example${under}`);
        if (!result.ok) return;
        let href: string;
        try {
          href = endpointUrl(result.host.base, asked);
        } catch {
          return;
        }
        expect(new URL(href).origin).toBe('https://acme.example');
      },
    ),
    { numRuns: 10_000 },
  );
});

it.each([
  ['bücher.example', 'https://xn--bcher-kva.example'],
  ['https://\u0430cme.example', 'https://xn--cme-5cd.example'],
  ['0x7f.1', 'http://127.0.0.1'],
  ['https://ACME.Example:443/', 'https://acme.example'],
])('%s is shown as %s', (typed, shown) => {
  expect(parseHost(typed)).toMatchObject({ ok: true, host: { base: shown } });
});
