import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

describe.each(['chrome', 'firefox'])('the files of the %s build', (browser) => {
  const folder = `dist/${browser}`;
  const files = readdirSync(folder, { encoding: 'utf8', recursive: true });
  const textsOf = (kind: RegExp) =>
    files
      .filter((name) => kind.test(name))
      .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));

  it('have no inline script, style or handler in their pages, and nothing from elsewhere', () => {
    const pages = textsOf(/\.html$/);
    expect(pages.map(({ name }) => name).sort()).toEqual([
      ...(browser === 'chrome' ? ['extension/offscreen/index.html'] : []),
      'extension/options/index.html',
      'extension/popup/index.html',
    ]);
    for (const { name, text } of pages) {
      expect(text, name).not.toMatch(/<script(?![^>]*\ssrc="\/)|<style|\sstyle=|\son[a-z]+=/i);
      expect(text, name).not.toMatch(/(?:src|href)="(?:https?:)?\/\//i);
    }
  });

  it.each(['popup', 'options'])(
    'come after what the HTML of a page shows by itself: %s',
    (name) => {
      const page = readFileSync(`${folder}/extension/${name}/index.html`, 'utf8');
      const shown = page.indexOf('</div>', page.indexOf('<div id="root">'));
      const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)];
      const paths = named.map(([, path]) => path);
      expect(paths).toEqual([
        'assets/bundler.js',
        'assets/page.js',
        `assets/${name}.js`,
        `assets/${name}.css`,
      ]);
      for (const { index } of named) expect(index).toBeGreaterThan(shown);
    },
  );

  it('are none of a page where the background loads them', () => {
    const found = new Set(['service-worker-loader.js']);
    for (const path of found) {
      const text = readFileSync(`${folder}/${path}`, 'utf8');
      for (const [, name = ''] of text.matchAll(/(?:\bfrom|\bimport)\s?["'](\.[^"']+)["']/g)) {
        found.add(posix.join(posix.dirname(path), name));
      }
    }
    expect(found).toContain('assets/main.js');
    for (const path of found) {
      expect(readFileSync(`${folder}/${path}`, 'utf8'), path).not.toContain('getElementById');
    }
  });

  it('run no text as code', () => {
    const scripts = textsOf(/\.js$/);
    expect(scripts.length).toBeGreaterThan(10);
    for (const { name, text } of scripts) {
      expect(text, name).not.toMatch(/\beval\(|new Function\(|\bFunction\("|importScripts\(/);
      expect(text, name).not.toMatch(/import\(["'`]https?:/);
    }
  });

  it('have no source map, nothing of tests, and of the service in a box only what practice needs', () => {
    expect(files.filter((name) => /\.map$/.test(name))).toEqual([]);
    for (const { name, text } of textsOf(/\.js$/)) {
      expect(text, name).not.toMatch(/sourceMappingURL|__sandbox|EventSource/);
    }
  });
});
