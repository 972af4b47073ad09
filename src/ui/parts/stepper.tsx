import type { Case, Step } from '../../case/case';
import type { AppState } from '../../messaging/app-state';
import * as icons from '../icons';
import type { MessageKey } from '../ports';
import { usePorts } from '../ports-context';
import { Icon } from './icon';

const allSteps: readonly (readonly [Step, MessageKey])[] = [
  ['identify', 'step_identify'],
  ['card', 'step_card'],
  ['code', 'step_code'],
  ['outcome', 'step_outcome'],
];

/** How far a case has come; a finished one may have skipped steps. */
export function Stepper({ state }: { state: AppState }) {
  const { t } = usePorts();
  const { case: current, draft } = state;
  // A lost phone receives no code.
  const lost = (current?.way ?? draft.route) === 'admin';
  const steps = lost ? allSteps.filter(([name]) => name !== 'code') : allSteps;
  const at = steps.findIndex(([name]) => name === (current?.step ?? 'identify'));
  return (
    <nav aria-label={t('steps')}>
      <ol class="stepper">
        {steps.map(([name, text], index) => (
          <li
            key={name}
            class={index < at ? 'past' : index === at ? 'now' : 'next'}
            aria-current={index === at ? 'step' : undefined}
          >
            <span class="step-mark">
              {index < at ? (
                <Icon path={wasReached(name, current) ? icons.check : icons.minus} />
              ) : (
                index + 1
              )}
            </span>
            <span>{t(text)}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function wasReached(step: Step, current: Case | null): boolean {
  switch (step) {
    case 'identify':
    case 'card':
      return current !== null && current.account !== null;
    case 'code':
      return current !== null && current.unbindCode !== null;
    case 'outcome':
      return current?.step === 'outcome';
  }
}
