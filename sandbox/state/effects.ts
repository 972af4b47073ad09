/** Something the service did that outlasts the answer. Times are milliseconds since 1970. */
export type Effect = { readonly at: number } & (
  | { readonly kind: 'sms-sent'; readonly to: string; readonly channel: string }
  | { readonly kind: 'email-sent'; readonly to: string; readonly channel: string }
  | { readonly kind: 'user-registered'; readonly userId: string }
  | { readonly kind: 'phone-unbound'; readonly userId: string; readonly phone: string }
  | {
      readonly kind: 'token-issued';
      readonly userId: string;
      readonly appId: string;
      readonly jti: string;
    }
  | { readonly kind: 'token-revoked'; readonly userId: string; readonly jti: string }
  | { readonly kind: 'sessions-ended'; readonly userId: string; readonly appIds: readonly string[] }
);

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown
  ? Omit<Union, Key>
  : never;

/** An effect without its time. */
export type NewEffect = DistributiveOmit<Effect, 'at'>;
