import { createPolicySource, type PolicySource } from '../policy/policy-source';
import { browser } from './browser';

/**
 * The organization's policy in this browser. Starts asking for it. Call at top level.
 *
 * @param changed called when a different policy is in effect
 */
export function managedPolicy(changed: () => void): PolicySource {
  const source = createPolicySource({
    read: () => browser.storage.managed.get(),
    now: () => performance.now(),
    after: (milliseconds, run) => {
      setTimeout(run, milliseconds);
    },
    changed,
  });
  // Only for this area: other areas would wake the background for everything it writes itself.
  browser.storage.managed.onChanged.addListener(source.askNow);
  source.ask();
  return source;
}
