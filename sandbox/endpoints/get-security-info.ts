import { defineUserEndpoint } from './endpoint';
import { noFields } from './fields';

/** `GET /api/v3/get-security-info`: what is set up on the account, and a score for it. */
export const getSecurityInfo = defineUserEndpoint({
  name: 'get-security-info',
  method: 'GET',
  path: '/api/v3/get-security-info',
  fieldsIn: 'query',
  fields: noFields,
  appHeader: 'required',
  async act({ user }) {
    const passwordSet = user.password !== null;
    const emailBinded = user.email !== null;
    const phoneBinded = user.phone !== null;
    const set = [passwordSet, emailBinded, phoneBinded, user.mfaEnrolled];
    return {
      kind: 'envelope',
      data: {
        passwordSecurityLevel: passwordSet ? 3 : 0,
        mfaEnrolled: user.mfaEnrolled,
        passwordSet,
        emailBinded,
        phoneBinded,
        securityScore: set.filter(Boolean).length * 25,
      },
    };
  },
});
