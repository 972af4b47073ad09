import type { Identity, User } from '../state/user';

const day = 86_400_000;
const founded = Date.UTC(2024, 2, 11, 1, 30);

/** What most seeded users have in common. */
const ordinary = {
  username: null,
  email: null,
  phone: null,
  password: null,
  gender: 'U',
  status: 'Activated',
  hurdle: 'none',
  mfaEnrolled: false,
  identities: [],
  departmentIds: [],
  customData: {},
  createdAt: founded,
  updatedAt: founded,
  lastLogin: null,
  loginsCount: 0,
} as const satisfies Partial<User>;

const china = (number: string) => ({ countryCode: '+86', number, verified: true });

const identity = (
  id: string,
  provider: Identity['provider'],
  type: string,
  userIdInIdp: string,
  extIdpId: string,
): Identity => ({
  identityId: `65a1f0c2d3e4b5a69788${id}`,
  extIdpId,
  provider,
  type,
  userIdInIdp,
  userInfoInIdp: {},
  originConnIds: ['65a1f0c2d3e4b5a697884001'],
});

const wechatIdp = '65a1f0c2d3e4b5a697883001';
const githubIdp = '65a1f0c2d3e4b5a697883002';
const directoryIdp = '65a1f0c2d3e4b5a697883003';

/**
 * One user for each situation a support desk meets. `demonstrates` is for people; all else is what the service knows.
 * Numbers are made up: none of them is known to belong to anyone.
 */
export const seedUsers = {
  alice: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882001',
    demonstrates: 'The ordinary case: phone and email, unbinding works',
    name: '林晓雯',
    gender: 'F',
    email: { address: 'lin.xiaowen@example.com', verified: true },
    phone: china('19900000001'),
    password: 'Willow-Bridge-41',
    lastLogin: founded + 400 * day,
    loginsCount: 37,
  },
  bob: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882002',
    demonstrates: 'The email was never verified',
    name: '王博',
    gender: 'M',
    email: { address: 'wang.bo@example.com', verified: false },
    phone: china('19900000002'),
    password: 'Copper-Lantern-7',
    lastLogin: founded + 380 * day,
    loginsCount: 5,
  },
  carol: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882003',
    demonstrates: 'The phone is the only way in: unbinding is refused',
    name: '陈静',
    gender: 'F',
    phone: china('19900000003'),
    lastLogin: founded + 401 * day,
    loginsCount: 12,
  },
  dave: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882004',
    demonstrates: 'WeChat (two rows, one binding) and GitHub',
    name: '张大伟',
    gender: 'M',
    phone: china('19900000004'),
    identities: [
      identity('5001', 'wechat', 'openid', 'oj7Nq05RraQak0YlMLnnIwsvg001', wechatIdp),
      identity('5002', 'wechat', 'unionid', 'o9Kd81unionQmYlMLnnIwsvg0001', wechatIdp),
      identity('5003', 'github', 'primary', '9021437', githubIdp),
    ],
    lastLogin: founded + 399 * day,
    loginsCount: 84,
  },
  erin: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882005',
    demonstrates: 'Phone, username and password only',
    name: '赵艺琳',
    gender: 'F',
    username: 'zhaoyilin',
    phone: china('19900000005'),
    password: 'Paper-Harbour-93',
    lastLogin: founded + 310 * day,
    loginsCount: 9,
  },
  grace: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882006',
    demonstrates: 'A British number',
    name: 'Grace Bennett',
    gender: 'F',
    email: { address: 'grace.bennett@example.co.uk', verified: true },
    phone: { countryCode: '+44', number: '7400123456', verified: true },
    password: 'Cedar-Window-18',
    lastLogin: founded + 395 * day,
    loginsCount: 21,
  },
  henry: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882007',
    demonstrates: 'An American number',
    name: 'Henry Ortiz',
    gender: 'M',
    username: 'hortiz',
    email: { address: 'henry.ortiz@example.com', verified: true },
    phone: { countryCode: '+1', number: '2025550143', verified: true },
    password: 'Marble-Orchard-66',
    lastLogin: founded + 390 * day,
    loginsCount: 58,
  },
  ivan: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882008',
    demonstrates: 'No phone is bound',
    name: '孙一凡',
    gender: 'M',
    email: { address: 'sun.yifan@example.com', verified: true },
    password: 'Silver-Meadow-20',
    lastLogin: founded + 200 * day,
    loginsCount: 3,
  },
  judy: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882009',
    demonstrates: 'Locked after too many wrong passwords',
    name: '周璐',
    gender: 'F',
    email: { address: 'zhou.lu@example.com', verified: true },
    phone: china('19900000009'),
    password: 'Amber-Ferry-55',
    hurdle: 'locked',
  },
  kevin: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882010',
    demonstrates: 'Suspended by an administrator',
    name: '吴凯',
    gender: 'M',
    email: { address: 'wu.kai@example.com', verified: true },
    phone: china('19900000010'),
    password: 'Granite-Sparrow-3',
    status: 'Suspended',
  },
  laura: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882011',
    demonstrates: 'A password sign-in asks for a captcha',
    name: '郑若兰',
    gender: 'F',
    email: { address: 'zheng.ruolan@example.com', verified: true },
    phone: china('19900000011'),
    password: 'Velvet-Compass-72',
    hurdle: 'captcha',
  },
  mike: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882012',
    demonstrates: 'Signing in asks for the user’s own second factor',
    name: 'Mike Hanlon',
    gender: 'M',
    email: { address: 'mike.hanlon@example.com', verified: true },
    phone: china('19900000012'),
    password: 'Timber-Beacon-84',
    hurdle: 'mfa-personal',
    mfaEnrolled: true,
  },
  nina: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882013',
    demonstrates: 'Signing in asks for the app’s second factor',
    name: '韩雪',
    gender: 'F',
    email: { address: 'han.xue@example.com', verified: true },
    phone: china('19900000013'),
    password: 'Coral-Thunder-29',
    hurdle: 'mfa-app',
    mfaEnrolled: true,
  },
  oscar: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882014',
    demonstrates: 'Besides the phone only an LDAP identity',
    name: '冯旭',
    gender: 'M',
    phone: china('19900000014'),
    identities: [
      identity('5004', 'ldap', 'primary', 'uid=fengxu,ou=people,dc=example,dc=com', directoryIdp),
    ],
    lastLogin: founded + 398 * day,
    loginsCount: 140,
  },
  peggy: {
    ...ordinary,
    userId: '65a1f0c2d3e4b5a697882015',
    demonstrates: 'Custom data marks the account as protected',
    name: 'Peggy Winter',
    gender: 'F',
    username: 'peggy.winter',
    email: { address: 'peggy.winter@example.com', verified: true },
    phone: china('19900000015'),
    password: 'Harvest-Signal-38',
    customData: { protected: true },
    lastLogin: founded + 402 * day,
    loginsCount: 11,
  },
} as const satisfies Record<string, User>;

/** The name by which tests and the control interface address a seeded user. */
export type SeedUserName = keyof typeof seedUsers;

/** The captcha that the sandbox takes for a right one. */
export const seedCaptchaCode = 'a8nz';
