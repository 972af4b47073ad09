import type { Sandbox } from '../../sandbox/app';
import { createDescription } from '../../sandbox/openapi/description';

/**
 * Holds every exchange with a sandbox against the description of the wire, from now on.
 *
 * @returns what was found that is not as described, each once
 */
export function describedWire(sandbox: Sandbox): () => readonly string[] {
  const { faultsOf } = createDescription();
  const found = new Set<string>();
  sandbox.observe((exchange) => {
    for (const fault of faultsOf(exchange)) found.add(fault);
  });
  return () => [...found];
}
