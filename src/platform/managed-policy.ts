import { createPolicySource, type PolicySource } from '../policy/policy-source';
import { browser } from './browser';

/**
 * What the organization has set in this browser. It is asked for from now on. Call at top level.
 *
 * @param changed hears that something else holds than before
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
  // Of this area alone: with the others the background would be woken by all that it writes itself.
  browser.storage.managed.onChanged.addListener(source.askNow);
  source.ask();
  return source;
}
