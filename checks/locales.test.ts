import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const folder = 'public/_locales';
const catalogue = v.record(
  v.string(),
  v.strictObject({ message: v.string(), description: v.optional(v.string()) }),
);
const read = (locale: string) =>
  v.parse(catalogue, JSON.parse(readFileSync(`${folder}/${locale}/messages.json`, 'utf8')));

const english = read('en');
const others = readdirSync(folder).filter((locale) => locale !== 'en');
const plural = /_(zero|one|two|few|many|other)$/;

/** Texts that are equal in every language: names, and terms of the wire that an agent looks up verbatim. */
const sameEverywhere = new Set(['extension_name', 'route_sms']);

const base = (key: string) => key.replace(plural, '');
const categories = (language: string) =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories;

/** Keys of texts that depend on a count: `cases_one` and `cases_other`. */
const counted = Object.keys(english).filter(
  (key) => plural.test(key) && `${base(key)}_other` in english,
);

const substitutions = (text: string) => [...new Set(text.match(/\$\d/g) ?? [])].sort();

it('there are the languages that the listing promises', () => {
  expect(others.sort()).toEqual(['ja', 'zh_CN', 'zh_TW']);
});

describe.each(others)('the catalogue %s', (locale) => {
  const own = read(locale);
  const language = own['language_tag']?.message ?? '';
  const text = (key: string) => own[key]?.message ?? '';

  it('says which language it is in', () => {
    expect(language).toBe(locale.replace('_', '-'));
  });

  it('has every text, and none else', () => {
    // For a missing text a browser shows the English one.
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
  });

  it('tells apart the counts that its language does, and no others', () => {
    const forms = counted.map((key) => plural.exec(key)?.[1] ?? '');
    expect(categories(language).filter((form) => !forms.includes(form))).toEqual([]);
    const needless = counted.filter(
      (key) =>
        !categories(language).includes((plural.exec(key)?.[1] ?? 'other') as Intl.LDMLPluralRule) &&
        text(key) !== text(`${base(key)}_other`),
    );
    expect(needless).toEqual([]);
  });

  it('leaves nothing out of a text', () => {
    const differing = Object.keys(own).filter((key) => {
      const source = counted.includes(key) ? english[`${base(key)}_other`] : english[key];
      const [mine, theirs] = [substitutions(text(key)), substitutions(source?.message ?? '')];
      // A form for exactly one may say so in words.
      const excused = key.endsWith('_one') ? ['$1'] : [];
      return (
        theirs.some((each) => !mine.includes(each) && !excused.includes(each)) ||
        mine.some((each) => !theirs.includes(each))
      );
    });
    expect(differing).toEqual([]);
  });

  it('is translated', () => {
    const untranslated = Object.keys(own).filter(
      (key) =>
        /[a-z]{2}/i.test(text(key)) &&
        text(key) === english[key]?.message &&
        !sameEverywhere.has(key),
    );
    expect(untranslated).toEqual([]);
  });

  it('has its own signs and not those of the other writing', () => {
    const foreign = {
      'zh-CN': /[這個號碼說開關帳戶電話請讓還選擇確認網]/u,
      'zh-TW': /[这个号码说开关账户电话请让还选择确认网]/u,
    }[language];
    const wrong = Object.keys(own).filter((key) => foreign?.test(text(key)));
    // People's names stay as they are written.
    expect(wrong.filter((key) => !key.startsWith('caller_'))).toEqual([]);
  });

  it('has no space at an end, and no half-width mark within its own script', () => {
    const wrong = Object.keys(own).filter((key) => {
      const message = text(key);
      return (
        message !== message.trim() ||
        /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][,;:?!]/u.test(message)
      );
    });
    expect(wrong).toEqual([]);
  });
});
