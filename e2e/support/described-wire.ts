import type { Sandbox } from '../../sandbox/app';
import { createDescription } from '../../sandbox/openapi/description';

/**
 * Checks every further exchange with a sandbox against the description of the wire.
 *
 * @returns each difference, once
 */
export function describedWire(sandbox: Sandbox): () => readonly string[] {
  const { faultsOf } = createDescription();
  const found = new Set<string>();
  sandbox.observe((exchange) => {
    for (const fault of faultsOf(exchange)) found.add(fault);
  });
  return () => [...found];
}
