import { describe, expect, it } from 'vitest';
import { serviceLanguage } from '../../genauth/service-language';
import { readerLanguage } from './reader-language';

describe('the language of the service’s messages', () => {
  it.each([
    ['en-US', 'en-US'],
    ['en-GB', 'en-US'],
    ['de', 'en-US'],
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hans-SG', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['ja', 'ja-JP'],
    ['ja-JP', 'ja-JP'],
  ])('for a reader of %s is %s', (reader, service) => {
    expect(serviceLanguage(reader)).toBe(service);
  });
});

describe('the language of numbers and dates', () => {
  it.each([
    ['the reader’s own variety', 'en', ['de-AT', 'en-GB', 'en'], 'en-GB'],
    ['that of the texts where the reader names none of it', 'en', ['de-AT', 'fr'], 'en'],
    ['simplified with simplified', 'zh-CN', ['zh-TW', 'zh-SG'], 'zh-SG'],
    ['traditional with traditional', 'zh-TW', ['zh-CN', 'zh-HK'], 'zh-HK'],
    ['none of the other writing', 'zh-TW', ['zh-CN', 'zh'], 'zh-TW'],
  ])('is %s', (_, catalogue, preferred, language) => {
    expect(readerLanguage(catalogue, preferred)).toBe(language);
  });
});
