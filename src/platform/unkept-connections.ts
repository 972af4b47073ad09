import { browser } from './browser';

/**
 * Makes every request of this extension use a new connection.
 *
 * A browser that sends a request over a kept-alive connection and loses it before the answer sends the request again by
 * itself, even a POST (measured in Chromium: two requests for one `fetch`). A code would be sent twice, or a second
 * unbinding answered instead of the first. On a fresh connection this does not happen. `fetch` cannot set `Connection`,
 * so a rule sets it, only for requests that this extension makes. HTTP/2 has no such header; there, the read-back after
 * every unbinding finds out what happened.
 *
 * @see https://source.chromium.org/chromium/chromium/src/+/main:net/http/http_network_transaction.cc
 * ShouldResendRequest
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.3.1
 */
export function useUnkeptConnections(): Promise<void> {
  rule ??= browser.declarativeNetRequest
    .updateSessionRules({
      removeRuleIds: [ruleId],
      addRules: [
        {
          id: ruleId,
          priority: 1,
          action: {
            type: 'modifyHeaders',
            requestHeaders: [{ header: 'connection', operation: 'set', value: 'close' }],
          },
          condition: {
            initiatorDomains: [new URL(browser.runtime.getURL('')).hostname],
            resourceTypes: ['xmlhttprequest', 'other'],
          },
        },
      ],
    })
    // Without the rule, everything still works, and results are still read back.
    .catch(() => undefined);
  return rule;
}

const ruleId = 1;
/** Session rules outlive a worker, so setting the rule once per worker is enough. */
let rule: Promise<void> | null = null;
