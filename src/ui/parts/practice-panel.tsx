import '../style/practice.css';
import type { AppState } from '../../messaging/app-state';
import { callerOf, callers, type PracticeState, verdictOn } from '../../practice/callers';
import { usePorts } from '../ports-context';
import { callerTexts } from '../text/practice-text';

/** Who is on the line in practice mode, what they say, what arrives at their phone, and finally how it went. */
export function PracticePanel({ state, practice }: { state: AppState; practice: PracticeState }) {
  const { t, send } = usePorts();
  const caller = callerOf(practice.callerId);
  const texts = caller === null ? undefined : callerTexts[caller.id];
  const verdict = caller === null ? null : verdictOn(caller, state.case);
  return (
    <details class="practice-panel" data-caller={practice.callerId} open>
      <summary>{t('practice_caller')}</summary>
      <select
        data-testid="practice-caller"
        aria-label={t('practice_caller')}
        value={practice.callerId}
        disabled={state.case !== null}
        onChange={({ currentTarget }) =>
          void send('practice.call', { callerId: currentTarget.value }).catch(() => undefined)
        }
      >
        {callers.map(({ id }) => {
          const name = callerTexts[id]?.name;
          return (
            <option key={id} value={id}>
              {name === undefined ? id : t(name)}
            </option>
          );
        })}
      </select>
      {verdict !== null && texts !== undefined && (
        <p
          class={`practice-verdict ${verdict}`}
          role="status"
          data-testid="practice-verdict"
          data-verdict={verdict}
        >
          <strong>{t(verdict === 'right' ? 'practice_right' : 'practice_wrong')}</strong>{' '}
          {t(texts.lesson)}
        </p>
      )}
      {texts !== undefined && (
        <>
          <blockquote data-testid="practice-says">{t(texts.says)}</blockquote>
          <details class="practice-ask">
            <summary data-testid="practice-ask">{t('practice_ask')}</summary>
            <p data-testid="practice-answer">{t(texts.answers)}</p>
          </details>
        </>
      )}
      {practice.heard !== null && (
        <p class="practice-heard" role="status">
          {t(practice.heard.by === 'sms' ? 'practice_reads_sms' : 'practice_reads_email')}{' '}
          <code data-testid="practice-message">{practice.heard.code}</code>
        </p>
      )}
    </details>
  );
}
