import { shownEnding } from '../../phone/mask-phone';
import type { Case } from '../case';
import { endingUnnamed, withoutEnding } from '../hidden-ending';
import type { Click } from './click';

/** Observes which digits were typed for which case, and which are published. */
export class DigitsWatch {
  readonly #typed = new Set<string>();

  clicked({ command, shown }: Click): void {
    if (command.type !== 'check-last-four' && command.type !== 'admin-unbind') return;
    this.#typed.add(`${shown?.id} ${command.lastFour}`);
  }

  /** The last digits of lost phones that a published state shows though nobody typed them. */
  shownTooSoon(current: Case): string[] {
    if (current.way !== 'admin' || current.outcome?.kind === 'unbound') return [];
    const { id, account, candidates } = endingUnnamed(current) ? withoutEnding(current) : current;
    const told = JSON.stringify([account, candidates]);
    return [current.account ?? [], current.candidates?.list ?? []]
      .flat()
      .map(({ phone }) => shownEnding(phone ?? ''))
      .filter((ending) => ending !== '' && !this.#typed.has(`${id} ${ending}`))
      .filter((ending) => told.includes(ending));
  }
}
