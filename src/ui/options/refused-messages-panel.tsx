import { useEffect } from 'preact/hooks';
import type { MessageRefusal, RefusedMessages } from '../../messaging/protocol';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';

const names: Readonly<Record<MessageRefusal, MessageKey>> = {
  external: 'refused_external',
  'sender-refused': 'refused_sender',
  'request-malformed': 'refused_malformed',
  'request-unknown': 'refused_unknown',
  'request-oversized': 'refused_oversized',
};

/** Messages that the background rejected. A healthy computer has none. */
export function RefusedMessagesPanel() {
  const { t, send } = usePorts();
  const counts = useSignal<RefusedMessages | null>(null);
  useEffect(() => {
    send('security.refusedMessages', {}).then(
      (read) => {
        counts.value = read;
      },
      () => undefined,
    );
  }, [send, counts]);
  if (counts.value === null) return null;
  const refused = entriesOf(counts.value).filter(([, count]) => count > 0);
  const total = refused.reduce((sum, [, count]) => sum + count, 0);
  return (
    <div class="panel" data-testid="refused-messages" data-total={total}>
      <h2>{t('refused_title')}</h2>
      {total === 0 ? (
        <p class="small">{t('refused_none')}</p>
      ) : (
        <>
          <p class="small">{t('refused_some')}</p>
          <ul class="counts">
            {refused.map(([why, count]) => (
              <li key={why} data-why={why}>
                <span>{t(names[why])}</span> <strong>{count}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function entriesOf(counts: RefusedMessages): [MessageRefusal, number][] {
  return [
    ['external', counts.external],
    ['sender-refused', counts['sender-refused']],
    ['request-malformed', counts['request-malformed']],
    ['request-unknown', counts['request-unknown']],
    ['request-oversized', counts['request-oversized']],
  ];
}
