import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHost } from '../environments/host';
import { EndpointError, endpointUrl } from './endpoint-url';

describe('the address of an endpoint', () => {
  it.each([
    ['https://acme.example', '/api/v3/signin', 'https://acme.example/api/v3/signin'],
    ['https://gw.example/authing', '/api/v3/signin', 'https://gw.example/authing/api/v3/signin'],
    ['http://[::1]:4000', '/api/v3/system', 'http://[::1]:4000/api/v3/system'],
    [
      'https://acme.example',
      '/get-user?userId=a%2Fb',
      'https://acme.example/get-user?userId=a%2Fb',
    ],
    ['https://acme.example', '//evil.example/x', 'https://acme.example//evil.example/x'],
  ])('%s and %s make %s', (base, path, url) => {
    expect(endpointUrl(base, path)).toBe(url);
  });

  it.each([
    ['https://acme.example', '.evil.example/'],
    ['https://acme.example', '@evil.example/'],
    ['https://acme.example', ':8443/'],
    ['https://acme.example', ''],
    ['https://acme.example', 'https://evil.example/'],
    ['https://gw.example/authing', '/../admin'],
    ['https://gw.example/authing', '/%2e%2e/admin'],
    ['https://gw.example/authing', '\\..\\admin'],
    ['https://gw.example/authing', '/..'],
    ['https://user@acme.example', '/api'],
    ['not a base', '/api'],
  ])('%s and %j are rejected', (base, path) => {
    expect(() => endpointUrl(base, path)).toThrow(EndpointError);
  });

  it('never leaves the origin of its base, whatever the path', () => {
    const bases = fc
      .oneof(
        fc.webUrl({ validSchemes: ['https'] }),
        fc.constantFrom('localhost:4000', '[::1]:1/a/b'),
      )
      .map(parseHost);
    const piece = fc.oneof(
      fc.constantFrom('/', '//', '\\', '..', '.', '%2e', '@', ':', '?', '#', '\t', '\n', ' '),
      fc.constantFrom('https://evil.example', 'evil.example', ':80', 'user:pass@'),
      fc.string({ maxLength: 6 }),
    );
    const paths = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    let made = 0;
    fc.assert(
      fc.property(
        bases,
        fc.oneof(
          paths,
          paths.map((path) => `/${path}`),
        ),
        (base, path) => {
          if (!base.ok) return;
          let url: URL;
          try {
            url = new URL(endpointUrl(base.host.base, path));
          } catch (error) {
            expect(error).toBeInstanceOf(EndpointError);
            return;
          }
          made += 1;
          expect(url.origin).toBe(base.host.origin);
          expect(url.username + url.password).toBe('');
          expect(url.href.startsWith(`${base.host.base}/`)).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
    expect(made).toBeGreaterThan(1000);
  });
});
