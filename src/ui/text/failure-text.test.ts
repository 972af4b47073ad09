import { describe, expect, it } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import { failure } from '../../genauth/failure';
import type { Translate } from '../ports';
import { deliveryText, numbersText } from './failure-text';

const t: Translate = (key, ...given) =>
  messages[key].message.replace(/\$(\d)/g, (_, place: string) => given[Number(place) - 1] ?? '');

describe('whether anything was sent', () => {
  it('nobody found is not a refusal', () => {
    const nobody = failure('answered', 'user-not-found', { statusCode: 200 });
    expect(deliveryText(nobody, true)).toBe('sent_unchanged');
    expect(deliveryText(nobody)).toBe('sent_answered');
  });

  it('a read changes nothing, whatever became of it', () => {
    expect(deliveryText(failure('maybe-sent', 'timeout'), true)).toBe('sent_read');
    expect(deliveryText(failure('answered', 'server-error'), true)).toBe('sent_unchanged');
    expect(deliveryText(failure('answered', 'server-error'))).toBe('sent_arrived');
  });

  it('is told of everything else by what became of the request', () => {
    expect(deliveryText(failure('not-sent', 'offline'), true)).toBe('sent_not_sent');
    expect(deliveryText(failure('not-sent', 'no-phone'))).toBe('sent_no_unbind_code');
    expect(deliveryText(failure('maybe-sent', 'timeout'))).toBe('sent_maybe_sent');
    expect(deliveryText(failure('not-sent', 'session-lost'), true)).toBe('sent_no_further');
  });
});

describe('the service’s codes', () => {
  it('are told with an error, and not with a success that found nobody', () => {
    const shown = (statusCode: number | null, apiCode: number | null = null) =>
      numbersText(failure('answered', 'refused', { statusCode, apiCode }), t);
    expect(shown(403)).toBe('Status 403');
    expect(shown(400, 1639)).toBe('Status 400, API code 1639');
    expect(shown(200)).toBeNull();
    expect(shown(null)).toBeNull();
  });
});
