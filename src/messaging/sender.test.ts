import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOwnPage, type Sender } from './sender';

const id = 'abcdefghijklmnop';
const own = {
  id,
  origin: `chrome-extension://${id}`,
  pages: ['/extension/popup/index.html', '/extension/options/index.html'],
};
const popup: Sender = {
  id,
  url: `chrome-extension://${id}/extension/popup/index.html`,
  origin: own.origin,
  frameId: undefined,
  nativeApplication: undefined,
};

describe('who may send commands', () => {
  it.each<[string, Sender]>([
    ['the popup', popup],
    ['a page in a tab', { ...popup, frameId: 0 }],
    [
      'a page at a section',
      { ...popup, url: `${own.origin}/extension/options/index.html#history` },
    ],
    ['a page whose origin the browser does not tell', { ...popup, origin: undefined }],
  ])('%s', (_, sender) => {
    expect(isOwnPage(sender, own)).toBe(true);
  });

  it.each<[string, Partial<Sender>]>([
    ['another extension', { id: 'other' }],
    ['nobody', { id: undefined }],
    [
      'a content script',
      { url: 'https://example.com/', origin: 'https://example.com', frameId: 0 },
    ],
    ['a content script that gives our address', { origin: 'https://example.com' }],
    ['a page without an address', { url: undefined }],
    ['an address that is none', { url: 'extension/popup/index.html' }],
    ['another page of ours', { url: `${own.origin}/icons/icon.svg` }],
    ['our root', { url: own.origin }],
    ['a page below ours', { url: `${own.origin}/extension/popup/index.html/x` }],
    ['an origin that begins like ours', { url: `${own.origin}x/extension/popup/index.html` }],
    ['ours with a port', { url: `${own.origin}:80/extension/popup/index.html` }],
    ['ours with a user', { url: `chrome-extension://a@${id}/extension/popup/index.html` }],
    ['another scheme', { url: `https://${id}/extension/popup/index.html` }],
    ['a hidden origin', { origin: 'null' }],
    ['a frame', { frameId: 3 }],
    ['a program outside', { nativeApplication: 'org.example.host' }],
  ])('not %s', (_, wrong) => {
    expect(isOwnPage({ ...popup, ...wrong }, own)).toBe(false);
  });

  it('nobody with one foreign field', () => {
    const text = fc.oneof(fc.string(), fc.webUrl(), fc.constant(`${own.origin}/`));
    const wrong = fc.oneof(
      fc.record({ id: text.filter((value) => value !== id) }),
      fc.record({ origin: text.filter((value) => value !== own.origin) }),
      fc.record({ url: text }),
      fc.record({ frameId: fc.integer().filter((value) => value !== 0) }),
      fc.record({ nativeApplication: text }),
    );
    fc.assert(
      fc.property(wrong, (field) => {
        expect(isOwnPage({ ...popup, ...field }, own)).toBe(false);
      }),
    );
  });
});
