import type { DraftFields } from '../messaging/draft';
import { usePorts } from './ports-context';

/** Keeps unsent text, so that a popup that closes loses nothing. A failed save is not an error. */
export function useDraft(): (part: DraftFields) => void {
  const { send } = usePorts();
  return (draft) => {
    send('draft.save', { draft }).catch(() => undefined);
  };
}
