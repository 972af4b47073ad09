/** Everything after the question about the phone: loaded together, once the first frame is drawn. */
export { LoginCode, NoSms } from './login-code';
export { MoreWays } from './more-ways';
