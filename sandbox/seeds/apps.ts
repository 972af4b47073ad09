/** How an app authenticates when tokens are issued or revoked. The vendor's own names. */
export type AppAuthMethod = 'client_secret_post' | 'client_secret_basic' | 'none';

/** An application of the user pool. */
export interface App {
  readonly appId: string;
  readonly appSecret: string;
  readonly name: string;
  readonly authMethod: AppAuthMethod;
}

/** The user pool to which all seeded apps and users belong. */
export const seedUserPool = {
  userPoolId: '65a1f0c2d3e4b5a697880001',
  name: 'Sandbox user pool',
} as const;

/** One app for each way of client authentication. */
export const seedApps = {
  post: {
    appId: '65a1f0c2d3e4b5a697881001',
    appSecret: '3f9c1d7e5b2a48608c4e6a1f0d2b7c95',
    name: 'Account centre',
    authMethod: 'client_secret_post',
  },
  basic: {
    appId: '65a1f0c2d3e4b5a697881002',
    appSecret: '8b6d4f2091e3c7a5d0f8b1e6429c3a7d',
    name: 'Partner portal',
    authMethod: 'client_secret_basic',
  },
  none: {
    appId: '65a1f0c2d3e4b5a697881003',
    appSecret: 'c2e8a6407d1f5b93e9a0c4d8f7b61325',
    name: 'Mobile app',
    authMethod: 'none',
  },
} as const satisfies Record<string, App>;

/** The access key for the pool's management API. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** The global key's id is the pool's own. */
export const seedGlobalKey: AccessKey = {
  accessKeyId: seedUserPool.userPoolId,
  accessKeySecret: '91c4e7a2b5d8036f4a1c9e7b2d5f8a30',
};

/** An access key of the user pool, for the management API. */
export const seedAccessKey = {
  accessKeyId: '65a1f0c2d3e4b5a697885001',
  accessKeySecret: '5e1f7a9c3b8d40629f0e6c2a7d5b1843',
} as const;
