/** The languages that `x-authing-lang` may name. */
export const languages = ['zh-CN', 'en-US', 'ja-JP', 'zh-TW'] as const;

/** A language that `x-authing-lang` may name. */
export type Language = (typeof languages)[number];

/** A text in the two languages the sandbox speaks. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The language that a header names; zh-CN, the service's default, if it names none or an unknown one. */
export function languageOf(header: string | null): Language {
  return languages.find((language) => language === header) ?? 'zh-CN';
}

/** The text in a language; zh-TW reads the Chinese and ja-JP the English. */
export function inLanguage(text: Text, language: Language): string {
  switch (language) {
    case 'zh-CN':
    case 'zh-TW':
      return text.zh;
    case 'en-US':
    case 'ja-JP':
      return text.en;
  }
}
