import '../style/case.css';
import type { Case } from '../../case/case';
import type { OperationKind } from '../../case/operation';
import type { AppState } from '../../messaging/app-state';
import { CardScreen } from './card-screen';
import { CodeScreen } from './code-screen';
import { OutcomeScreen } from './outcome-screen';

const readings: readonly OperationKind[] = ['read-account', 'find-user', 'read-user'];

/** A case whose account is known, at its current step. The popup loads this when a case is about to need it. */
export function CaseScreen({ state, current }: { state: AppState; current: Case }) {
  const { step, account, unbindCode, outcome } = current;
  if (step === 'card' && account !== null) {
    // A card that was read again starts with empty fields, so that what was typed for one number is not used for
    // another.
    const read = current.operations.filter(
      ({ kind, settled }) => readings.includes(kind) && settled?.result === 'done',
    ).length;
    return <CardScreen key={read} state={state} current={current} account={account} />;
  }
  if (step === 'code' && unbindCode !== null) {
    const environment = state.environments.find(({ id }) => id === current.environment.id);
    return (
      <CodeScreen
        current={current}
        sent={unbindCode}
        goesOn={state.codesGoOn}
        hasAccessKey={environment?.hasAccessKeySecret === true}
      />
    );
  }
  if (step === 'outcome' && outcome !== null) {
    return <OutcomeScreen current={current} outcome={outcome} />;
  }
  return null;
}
