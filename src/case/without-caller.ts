import type { Failure } from '../genauth/failure';
import { withoutWords } from '../genauth/redact';
import type { Secrets, Task } from './ports';
import type { OperationRequest } from './request';

/**
 * A failure whose message does not name the caller. The service's message may echo a request, and it is kept in a part
 * of the receipt that cannot be erased.
 */
export function withoutCaller(reason: Failure, task: Task, secrets: Secrets): Failure {
  const { message } = reason;
  if (message === null) return reason;
  return { ...reason, message: withoutWords(message, callerWords(task, secrets)) };
}

/** Everything known about the caller as text: from the card, the input and the search. */
function callerWords({ account, request }: Task, { query, phone }: Secrets) {
  const usernames = (account?.loginMethods ?? []).flatMap((method) =>
    method.kind === 'password' ? [method.username] : [],
  );
  return [
    account?.userId ?? null,
    account?.name ?? null,
    ...(account?.name?.split(/\s+/) ?? []),
    ...usernames,
    query?.text ?? null,
    phone?.phoneNumber ?? null,
    ...typedWords(request),
  ];
}

function typedWords(request: OperationRequest): readonly string[] {
  switch (request.kind) {
    case 'send-login-code':
      return [request.to.way === 'sms' ? request.to.phone.phoneNumber : request.to.email];
    case 'sign-in': {
      const { credential } = request;
      if (credential.way === 'password') return [credential.account];
      return [credential.way === 'sms' ? credential.phone.phoneNumber : credential.email];
    }
    case 'find-user':
      return 'query' in request ? [request.query.text] : [];
    case 'read-user':
      return [request.userId];
    default:
      return [];
  }
}
