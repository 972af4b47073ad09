import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import reasons from '../docs/permissions.json' with { type: 'json' };
import manifest from '../manifest.json' with { type: 'json' };

const folder = 'docs/store';
const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');

/** The longest summary that the Chrome Web Store takes, in characters. @see https://developer.chrome.com/docs/extensions/reference/manifest/description */
const summaryMax = 132;

/** The first column of the tables under a heading, where it is code. */
function namedUnder(heading: string, text: string): string[] {
  const [, section = ''] = text.split(`### ${heading}\n`);
  const [own = ''] = section.split(/^#/m);
  return [...own.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
}

describe('the listings', () => {
  const locales = readdirSync('public/_locales');
  const headings = (text: string) => text.match(/^#+ /gm);
  const english = read('listing.en.md');
  /** Name, summary, category and description: the texts under the second-level headings. */
  const fields = (text: string) =>
    text
      .split(/^## .*$/m)
      .slice(1)
      .map((each) => each.trim());

  it('are there in every language of the extension, and in no other', () => {
    const written = readdirSync(folder).flatMap(
      (name) => name.match(/^listing\.(.+)\.md$/)?.[1] ?? [],
    );
    expect(written.sort()).toEqual(locales.sort());
  });

  it.each(locales)('say the same in %s: heading for heading, point for point', (locale) => {
    const text = read(`listing.${locale}.md`);
    expect(headings(text)).toEqual(headings(english));
    expect(text.match(/^\* /gm)).toEqual(english.match(/^\* /gm));
  });

  it.each(locales)('have the name and the summary of the catalogue in %s', (locale) => {
    const catalogue: Record<string, { message: string }> = JSON.parse(
      readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'),
    );
    const [name, summary = ''] = fields(read(`listing.${locale}.md`));
    expect(name).toBe(catalogue['extension_name']?.message);
    expect(summary).toBe(catalogue['extension_description']?.message);
    expect(summary).not.toBe('');
    expect(summary.length).toBeLessThanOrEqual(summaryMax);
  });
});

describe('the reasons for permissions', () => {
  const sections = read('permissions.md').split(/^### /m).slice(1);
  const reasonOf = new Map(
    sections.map((section) => {
      const [heading = '', ...text] = section.split('\n');
      return [heading, text.join('\n').trim()];
    }),
  );

  it('are given for each permission of both manifests once, and for no other', () => {
    const asked = [...manifest.permissions, ...manifest.optional_host_permissions];
    expect(sections).toHaveLength(reasonOf.size);
    expect([...reasonOf.keys()].sort()).toEqual(asked.map((each) => `\`${each}\``).sort());
    for (const reason of reasonOf.values()) expect(reason).not.toBe('');
  });

  it('say which are asked for in Chrome and Edge alone', () => {
    const inChromeAlone = manifest.permissions.filter((each) => reasons.only.chrome.includes(each));
    const said = [...reasonOf].filter(([, text]) => text.startsWith('Chrome and Edge only.'));
    expect(said.map(([heading]) => heading)).toEqual(inChromeAlone.map((each) => `\`${each}\``));
  });
});

it('the declaration about data names the categories of the manifest, and no other', () => {
  const text = read('data-collection.md');
  const { required } = manifest.browser_specific_settings.gecko.data_collection_permissions;
  expect(namedUnder('Required', text)).toEqual(required);
  expect(namedUnder('Optional', text)).toEqual([]);
});

it('the way for reviewers presses what is there', () => {
  const catalogue: Record<string, { message: string }> = JSON.parse(
    readFileSync('public/_locales/en/messages.json', 'utf8'),
  );
  const texts = Object.values(catalogue).map(({ message }) => message);
  const known = (label: string) =>
    texts.some(
      (text) => text === label || (text.endsWith('$1') && label.startsWith(text.slice(0, -2))),
    );
  const labels = [...read('review.md').matchAll(/\*\*(.+?)\*\*/g)].map(([, label = '']) => label);
  expect(labels.length).toBeGreaterThan(15);
  expect(labels.filter((label) => !known(label))).toEqual([]);
});
