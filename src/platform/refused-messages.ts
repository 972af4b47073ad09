import * as v from 'valibot';
import type { MessageRefusal, RefusedMessages } from '../messaging/protocol';
import { createSerial } from '../primitives/serial';
import * as storageKeys from './storage-keys';
import { storedItem } from './stored-item';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const item = storedItem<RefusedMessages>(storageKeys.refusedMessages, (value) =>
  v.parse(
    v.object({
      external: count,
      'sender-refused': count,
      'request-malformed': count,
      'request-unknown': count,
      'request-oversized': count,
    }),
    value,
  ),
);

const none: RefusedMessages = {
  external: 0,
  'sender-refused': 0,
  'request-malformed': 0,
  'request-unknown': 0,
  'request-oversized': 0,
};

const oneAtATime = createSerial();
const read = async (): Promise<RefusedMessages> => (await item.get()) ?? none;

/** How many messages were rejected since the browser started, and why. */
export const refusedMessages = {
  read: () => oneAtATime(read),
  /** Counts one. A failed count must not change the answer. */
  count(why: MessageRefusal): void {
    void oneAtATime(async () => {
      const counts = await read();
      await item.set({ ...counts, [why]: counts[why] + 1 });
    }).catch(() => undefined);
  },
};
