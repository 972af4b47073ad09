import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { UiPorts } from './ports';

/** Opens the list of shortcuts on any page. */
export const HelpContext = createContext<() => void>(() => undefined);

export const PortsContext = createContext<UiPorts | null>(null);

/** The ports, for every component below `App`. */
export function usePorts(): UiPorts {
  const ports = useContext(PortsContext);
  if (ports === null) throw new Error('A component was rendered outside of App.');
  return ports;
}
