import type { SandboxOptions } from '../options';
import { Refusal } from './refusal';

/*
 * Every refusal the service knows. Codes and texts are the vendor's where a source gives them; a `statusCode` that no
 * source gives is 499, "other client error".
 */

/** A field is missing, malformed, unknown or of the wrong type. */
export const malformed = (field: string) =>
  new Refusal(400, null, { zh: `参数 ${field} 格式错误`, en: `Parameter ${field} is malformed` });

/** A path the service does not have. */
export const noSuchEndpoint = () => new Refusal(404, null, { zh: '接口不存在', en: 'Not found' });

/** The request's origin is not in the tenant's security domain. */
export const originRefused = () =>
  new Refusal(403, null, { zh: '请求来源不在安全域内', en: 'Origin is not allowed' });

/** The app id header names no app. */
export const appNotFound = () =>
  new Refusal(499, 2011, { zh: '应用不存在', en: 'Application does not exist' });

/** The user pool header names another pool. */
export const userPoolNotFound = () =>
  new Refusal(499, 2224, { zh: '用户池不存在', en: 'User pool does not exist' });

/** The app did not prove who it is in the way it was set up for. */
export const clientAuthenticationFailed = (options: SandboxOptions) =>
  new Refusal(options.clientAuthStatusCode, null, {
    zh: 'client authentication failed',
    en: 'client authentication failed',
  });

/** No token, or one that is malformed, expired or revoked. */
export const notLoggedIn = () =>
  new Refusal(401, 2020, { zh: '尚未登录，无访问权限', en: 'Not logged in, no permission' });

/** The management API knows no such user. */
export const noSuchUser = () =>
  new Refusal(404, 2004, { zh: '用户不存在', en: 'User does not exist' });

/** The access key does not exist, or its secret is wrong. */
export const accessKeyRefused = (options: SandboxOptions) =>
  new Refusal(403, options.wrongAccessKeyApiCode, {
    zh: 'accessKey 不正确',
    en: 'The access key is not correct',
  });

/** A page that is too large. */
export const limitTooHigh = (limit: number) =>
  new Refusal(400, null, {
    zh: `limit must less than ${limit}`,
    en: `limit must less than ${limit}`,
  });

/** Signed with another secret, or over different data. */
export const wrongSignature = () =>
  new Refusal(401, 1300, { zh: '签名错误', en: 'The signature is wrong' });

/** Signed by a method that the service does not know. */
export const unknownSignatureMethod = () =>
  new Refusal(401, 1301, { zh: '签名方法不支持', en: 'The signature method is not supported' });

/** Signed by a version that the service does not know. */
export const unknownSignatureVersion = () =>
  new Refusal(401, 1302, { zh: '签名版本不支持', en: 'The signature version is not supported' });

/** Signed with a date that cannot be read. */
export const unreadableDate = () =>
  new Refusal(401, 1303, { zh: '时间戳格式错误', en: 'The date cannot be read' });

/** Signed without a date. */
export const noDate = () =>
  new Refusal(401, 1304, { zh: '缺少 date 请求头', en: 'The header date is missing' });

/** Signed at another time. */
export const clockSkewed = () =>
  new Refusal(401, 1305, { zh: '请求时间与服务器时间相差过大', en: 'The clock is off' });

/** Signed with a nonce that was used before. */
export const signatureReused = () =>
  new Refusal(401, 1306, { zh: '签名已被使用', en: 'The signature was used before' });

/** The token was issued to another client. */
export const notYourToken = () =>
  new Refusal(403, null, {
    zh: '该 token 不属于此应用',
    en: 'The token was issued to another client',
  });

/** No such account; one option makes it look like a wrong password. */
export const unknownAccount = (options: SandboxOptions) =>
  options.unknownAccountApiCode === 2333
    ? wrongPassword()
    : new Refusal(404, 2004, { zh: '用户不存在', en: 'User does not exist' });

/** Wrong account or password. */
export const wrongPassword = () =>
  new Refusal(403, 2333, {
    zh: '账号不存在或密码错误',
    en: 'Account not exists or password is incorrect.',
  });

/** The account is locked. */
export const accountLocked = () =>
  new Refusal(403, 2005, {
    zh: '账号已锁定，请稍后重试或联系管理员',
    en: 'The account is locked, try again later or contact the administrator',
  });

/** The account is disabled. */
export const accountDisabled = () =>
  new Refusal(403, 2_120_008, { zh: '账号已停用', en: 'The user is disabled' });

/** A captcha must be typed. */
export const captchaRequired = () =>
  new Refusal(499, 2000, {
    zh: '账号异常，需要输入验证码',
    en: 'Unusual activity, a captcha is required',
  });

/** A second factor is needed: the user's own (1635) or the app's (1636). */
export const secondFactorRequired = (
  apiCode: 1635 | 1636,
  mfaToken: string,
  options: SandboxOptions,
) =>
  new Refusal(
    options.mfaStatusCode,
    apiCode,
    {
      zh: '需要进行多因素认证',
      en: 'Multi-factor authentication is required',
    },
    { mfaToken },
  );

/** A way of signing in that this tenant has not set up. */
export const unsupported = (what: string) =>
  new Refusal(501, null, { zh: `暂不支持 ${what}`, en: `${what} is not supported` });

/** The code is wrong, used, burnt, superseded, or was never sent. */
export const wrongCode = (options: SandboxOptions) =>
  new Refusal(400, options.wrongCodeApiCode, {
    zh: '验证码验证失败（验证码错误）',
    en: 'Verification code verification failed (verification code error)',
  });

/** The code has expired. */
export const expiredCode = (options: SandboxOptions) =>
  new Refusal(400, options.expiredCodeApiCode, {
    zh: '验证码已过期',
    en: 'The verification code has expired',
  });

/** An SMS was requested within a minute of the last one. */
export const smsTooSoon = (options: SandboxOptions) =>
  new Refusal(499, options.smsTooSoonApiCode, {
    zh: '短信发送过于频繁，请 1 分钟后再试',
    en: 'An SMS can be sent once per minute, try again later',
  });

/** An email was requested within a minute of the last one. */
export const emailTooSoon = (options: SandboxOptions) =>
  new Refusal(499, options.emailTooSoonApiCode, {
    zh: '邮件发送过于频繁，请 1 分钟后再试',
    en: 'An email can be sent once per minute, try again later',
  });

/** The number has reached its daily SMS limit. */
export const dailySmsLimit = () =>
  new Refusal(499, null, {
    zh: '该手机号今日短信发送次数已达上限',
    en: 'This number has reached its SMS limit for today',
  });

/** The number is abroad, and the tenant has no international SMS. */
export const noInternationalSms = () =>
  new Refusal(499, null, {
    zh: '未开启国际短信服务',
    en: 'International SMS is not enabled',
  });

/** The user has no phone. */
export const phoneNotBound = (options: SandboxOptions) =>
  new Refusal(499, options.phoneNotBoundApiCode, {
    zh: '当前用户未绑定手机号',
    en: 'The user has no phone bound',
  });

/** The phone is the user's only way in. */
export const onlyLoginMethod = (options: SandboxOptions) =>
  new Refusal(499, options.lastMethodApiCode, {
    zh: '当前用户未绑定其他登录方式',
    en: 'The user has no other login method bound',
  });
