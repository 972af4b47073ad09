import type { AccessKey } from './access-key';

/** The channels for SMS codes. @see `SendSMSDto.channel` */
export type SmsChannel = 'CHANNEL_LOGIN' | 'CHANNEL_UNBIND_PHONE';

interface SigninOptions {
  readonly scope: string;
  readonly autoRegister: boolean;
}

interface ClientMembers {
  readonly client_id?: string;
  readonly client_secret?: string;
}

/** @see `SigninByCredentialsDto` */
export type SigninBody = ClientMembers & { readonly options: SigninOptions } & (
    | {
        readonly connection: 'PASSWORD';
        readonly passwordPayload: { readonly password: string; readonly account: string };
      }
    | {
        readonly connection: 'PASSCODE';
        readonly passCodePayload: {
          readonly passCode: string;
          readonly phone?: string;
          readonly phoneCountryCode?: string;
          readonly email?: string;
        };
      }
  );

interface ByUserId {
  readonly options: { readonly userIdType: 'user_id' };
}

/**
 * The body of each POST, by endpoint. These are the vendor's own names; a check compares each with the type in the
 * vendor's client.
 */
export interface RequestBodies {
  signin: SigninBody;
  'send-sms': {
    readonly phoneNumber: string;
    readonly phoneCountryCode?: string;
    readonly channel: SmsChannel;
  };
  'send-email': { readonly email: string; readonly channel: 'CHANNEL_LOGIN' };
  'unbind-phone': { readonly passCode: string };
  'get-management-token': Pick<AccessKey, 'accessKeyId' | 'accessKeySecret'>;
  'list-users': {
    readonly keywords: string;
    readonly options: { readonly pagination: { readonly page: number; readonly limit: number } };
  };
  /** The vendor's type does not allow `null`, but no other way to remove a number is known. */
  'update-user': ByUserId & { readonly userId: string; readonly phone: null | '' };
  'kick-users': ByUserId & { readonly userId: string; readonly appIds: string[] };
}
