/** The languages that the service supports. @see https://github.com/Authing/authing-node-sdk (`x-authing-lang`) */
export type ServiceLanguage = 'zh-CN' | 'en-US' | 'ja-JP' | 'zh-TW';

/** The service's language for a user's language. @param language BCP 47 */
export function serviceLanguage(language: string): ServiceLanguage {
  const tag = language.toLowerCase();
  if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW';
  if (tag.startsWith('zh')) return 'zh-CN';
  return tag.startsWith('ja') ? 'ja-JP' : 'en-US';
}
