/** Credentials for the management API. `managementHost` has no trailing slash. */
export interface AccessKey {
  readonly managementHost: string;
  /** '' if unknown: then the token names its own pool. */
  readonly userPoolId: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}
