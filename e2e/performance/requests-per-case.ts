/** A request of a case, and why it is needed. */
interface NeededRequest {
  readonly request: string;
  readonly why: string;
}

const login = [
  { request: 'POST /api/v3/send-sms', why: 'the code with which the caller signs in' },
  {
    request: 'POST /api/v3/signin',
    why: 'only the user’s own token unbinds',
  },
];

const fromToken = [
  {
    request: 'GET /api/v3/get-profile',
    why: 'whose account it is, and the number to which the code goes',
  },
  {
    request: 'GET /api/v3/get-identities',
    why: 'who has no other way to sign in is told so before an SMS is spent; at the same time as the profile',
  },
  {
    request: 'GET /api/v3/get-security-info',
    why: 'whether there is a password, and whether a number that is not shown is bound; at the same time as the profile',
  },
  {
    request: 'GET /api/v3/get-profile',
    why: 'whether user, number and protection are still what the card showed',
  },
  { request: 'POST /api/v3/send-sms', why: 'the code that unbinds' },
  { request: 'POST /api/v3/unbind-phone', why: 'the unbinding' },
  { request: 'GET /api/v3/get-profile', why: 'read back: a 200 proves nothing' },
  { request: 'POST /oidc/token/revocation', why: 'the token ends with its case' },
  { request: 'GET /api/v3/get-profile', why: 'whether the token that was revoked is refused' },
];

/** Every request of a successful case, from the first to the receipt, by how the account is reached. */
export const requestsPerCase = {
  'the caller signs in by SMS': [...login, ...fromToken],
  'the caller brings a token': fromToken,
  'the phone is lost': [
    {
      request: 'POST /api/v3/get-management-token',
      why: 'once for all cases of two hours, as long as the vault is open',
    },
    {
      request: 'GET /api/v3/get-user',
      why: 'whose account it is, and how else it is signed in to',
    },
    {
      request: 'GET /api/v3/get-user',
      why: 'whether user, number and protection are still what the card showed',
    },
    { request: 'POST /api/v3/update-user', why: 'the unbinding' },
    { request: 'GET /api/v3/get-user', why: 'read back: a 200 proves nothing' },
  ],
} satisfies Record<string, readonly NeededRequest[]>;

/** All of it, as a table. */
export function requestTable(): string {
  const rows = Object.entries(requestsPerCase).flatMap(([way, needed]) =>
    needed.map(({ request, why }, index) => {
      const first = index === 0 ? `${way}: ${needed.length}` : '';
      return `| ${first} | \`${request}\` | ${why} |`;
    }),
  );
  return ['| | request | why |', '|---|---|---|', ...rows].join('\n');
}
