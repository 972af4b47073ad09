import type { Sandbox } from '../../sandbox/app';
import type { ReadCode } from './desk';

/** How long a message may take to arrive, in ms. */
const patience = 10_000;

/**
 * Reads the code of a message, as the caller would: the newest if it is unused, or the next one.
 *
 * @param to an email address, or a number with its country code: `+8619900000001`
 * @param channel the vendor's: `CHANNEL_LOGIN`, `CHANNEL_UNBIND_PHONE`
 */
export function codeReader(sandbox: Sandbox, to: string, channel: string): ReadCode {
  return () =>
    new Promise((resolve, reject) => {
      const done = new AbortController();
      const late = AbortSignal.timeout(patience);
      const look = () => {
        const sent = sandbox.messages.findLast(
          (message) => message.to === to && message.channel === channel,
        );
        if (sent?.state !== 'live') return;
        done.abort();
        resolve(sent.code);
      };
      late.addEventListener(
        'abort',
        () => reject(new Error(`No ${channel} message came to ${to}`)),
        { signal: done.signal },
      );
      sandbox.subscribe(look, AbortSignal.any([done.signal, late]));
      look();
    });
}
