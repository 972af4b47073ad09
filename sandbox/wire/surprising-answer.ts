import { managedUser } from '../management/user-view';
import type { World } from '../state/world';
import { enveloped, type WireAnswer } from './answer';
import type { Surprise } from './surprises';

/** The service's answer if a surprise happens around its act. */
export async function surprisingly(
  surprise: Surprise | null,
  world: World,
  requestId: string,
  act: () => Promise<WireAnswer>,
): Promise<WireAnswer> {
  switch (surprise?.kind) {
    case undefined:
      return act();
    case 'user-changed': {
      if (surprise.when === 'before') changeUser(surprise, world);
      const answer = await act();
      if (surprise.when === 'after') changeUser(surprise, world);
      return answer;
    }
    case 'another-user': {
      const other = world.users.byId(surprise.userId);
      if (other === undefined) throw new RangeError(`No user ${surprise.userId}`);
      const nothing = { withCustomData: true, withIdentities: true, withDepartmentIds: false };
      return withData(await act(), () => managedUser(other, nothing, world.options));
    }
    case 'hidden-fields': {
      const hidden = new Set(surprise.fields);
      return withData(await act(), (data) => without(data, hidden));
    }
    case 'says-failed':
      return enveloped({ statusCode: 200, message: 'OK', requestId, data: { success: false } });
  }
}

function changeUser(
  { userId, phone, customData, deleted }: Extract<Surprise, { kind: 'user-changed' }>,
  { users }: World,
): void {
  const user = users.byId(userId);
  if (user === undefined) throw new RangeError(`No user ${userId}`);
  if (deleted) {
    users.remove(userId);
    return;
  }
  users.put({
    ...user,
    ...(phone !== undefined && { phone: phone === null ? null : { ...phone, verified: true } }),
    ...(customData !== undefined && { customData }),
  });
}

/** A success with other data; a refusal stays as it is. */
function withData(answer: WireAnswer, change: (data: unknown) => unknown): WireAnswer {
  const { envelope, httpStatus } = answer;
  if (envelope?.statusCode !== 200) return answer;
  return enveloped({ ...envelope, data: change(envelope.data) }, httpStatus);
}

/** Removes these members from objects at any depth. */
function without(data: unknown, hidden: ReadonlySet<string>): unknown {
  if (Array.isArray(data)) return data.map((each) => without(each, hidden));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      hidden.has(name) ? [] : [[name, without(value, hidden)] as const],
    ),
  );
}
