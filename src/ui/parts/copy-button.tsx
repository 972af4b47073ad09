import { useEffect } from 'preact/hooks';
import * as icons from '../icons';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { Icon } from './icon';

/** How long a copy button confirms that it has copied. Milliseconds. */
const confirmation = 1600;

/** True for a while after `confirm` was called. */
export function useConfirmation(): readonly [boolean, () => void] {
  const until = useSignal(0);
  useEffect(() => {
    if (until.value === 0) return;
    const timer = setTimeout(() => {
      until.value = 0;
    }, confirmation);
    return () => clearTimeout(timer);
  }, [until, until.value]);
  return [until.value !== 0, () => (until.value = performance.now())];
}

interface CopyButtonProps {
  text: string;
  label: string;
  /** How it is copied, where that is not for good. */
  copyIt?: (text: string) => Promise<void>;
}

/** Copies the text next to it. */
export function CopyButton({ text, label, copyIt }: CopyButtonProps) {
  const ports = usePorts();
  const { t } = ports;
  const copy = copyIt ?? ports.copy;
  const [copied, confirm] = useConfirmation();
  const says = copied ? t('copied') : `${t('copy')}: ${label}`;
  return (
    <button
      type="button"
      class={`copy ${copied ? 'done' : ''}`}
      title={says}
      aria-label={says}
      onClick={() => void copy(text).then(confirm, () => undefined)}
    >
      <Icon path={copied ? icons.check : icons.copy} />
    </button>
  );
}
