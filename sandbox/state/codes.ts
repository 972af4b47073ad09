import type { SandboxOptions } from '../options';
import { type Random, randomText, randomUuid } from './random';

/** How a code travels. */
export type MessageKind = 'sms' | 'email';

/** The recipient and purpose of a code. A code is valid only for this recipient and channel. */
export interface CodeTarget {
  readonly kind: MessageKind;
  /** An address, or a number with its country code in front: `+8619900000001`. */
  readonly to: string;
  /** The vendor's channel: `CHANNEL_LOGIN`, `CHANNEL_UNBIND_PHONE`… */
  readonly channel: string;
}

/** A message with a code, and the code's state. Times are milliseconds since 1970. */
export interface SentCode extends CodeTarget {
  readonly id: string;
  readonly code: string;
  readonly sentAt: number;
  readonly expiresAt: number;
  readonly misses: number;
  readonly state: 'live' | 'used' | 'burnt' | 'superseded';
}

/** The result of trying a code. */
export type CodeVerdict = 'right' | 'wrong' | 'expired';

/** Why no code can be sent now. */
export type SendVerdict = 'sendable' | 'too-soon' | 'daily-limit';

const day = 86_400_000;

/** Every code ever sent, oldest first. */
export class Codes {
  #sent: readonly SentCode[] = [];
  readonly #changed: (code: SentCode) => void;

  constructor(changed: (code: SentCode) => void) {
    this.#changed = changed;
  }

  all(): readonly SentCode[] {
    return this.#sent;
  }

  /** The last code sent to the target, in any state. */
  last({ kind, to, channel }: CodeTarget): SentCode | undefined {
    return this.#sent.findLast(
      (code) => code.kind === kind && code.to === to && code.channel === channel,
    );
  }

  /** Whether the limits allow another code. */
  maySend(target: CodeTarget, now: number, options: SandboxOptions): SendVerdict {
    const last = this.last(target);
    if (last && now - last.sentAt < options.resendIntervalSeconds * 1000) return 'too-soon';
    if (target.kind === 'email' || options.dailySmsLimit === null) return 'sendable';
    const today = this.#sent.filter(
      ({ kind, to, sentAt }) => kind === 'sms' && to === target.to && now - sentAt < day,
    );
    return today.length < options.dailySmsLimit ? 'sendable' : 'daily-limit';
  }

  /** Sends a new code, which invalidates the previous one. */
  send(target: CodeTarget, now: number, options: SandboxOptions, random: Random): SentCode {
    const previous = this.last(target);
    if (previous?.state === 'live') this.#replace({ ...previous, state: 'superseded' });
    const seconds =
      target.kind === 'sms' ? options.smsCodeValiditySeconds : options.emailCodeValiditySeconds;
    const code: SentCode = {
      kind: target.kind,
      to: target.to,
      channel: target.channel,
      id: randomUuid(random),
      code: randomText(random, '0123456789', options.codeLength),
      sentAt: now,
      expiresAt: now + seconds * 1000,
      misses: 0,
      state: 'live',
    };
    this.#sent = [...this.#sent, code];
    this.#changed(code);
    return code;
  }

  /** Tries a code. A right one is used up; a wrong one counts as a miss and may invalidate the code. */
  verify(target: CodeTarget, typed: string, now: number, options: SandboxOptions): CodeVerdict {
    const last = this.last(target);
    if (last?.state !== 'live') return 'wrong';
    if (now >= last.expiresAt) return 'expired';
    if (last.code === typed) {
      this.#replace({ ...last, state: 'used' });
      return 'right';
    }
    const misses = last.misses + 1;
    const burnt = misses >= options.verifyCodeMaxAttempts;
    this.#replace({ ...last, misses, state: burnt ? 'burnt' : 'live' });
    return 'wrong';
  }

  #replace(code: SentCode): void {
    this.#sent = this.#sent.map((other) => (other.id === code.id ? code : other));
    this.#changed(code);
  }
}
