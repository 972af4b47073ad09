import type { Draft } from '../messaging/draft';
import { usePorts } from './ports-context';

/** Keeps unsent text, so that a popup which closes by itself loses nothing. A draft that cannot be kept is no error. */
export function useDraft(): (part: Partial<Draft>) => void {
  const { send } = usePorts();
  return (draft) => {
    send('draft.save', { draft }).catch(() => undefined);
  };
}
