/** What the management API is opened with. `managementHost` has no trailing slash. */
export interface AccessKey {
  readonly managementHost: string;
  /** '' where it is not known: the token then names its own. */
  readonly userPoolId: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}
