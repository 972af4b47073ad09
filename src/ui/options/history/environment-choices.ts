import type { HistoryEntry } from '../../../history/history';

export interface EnvironmentChoice {
  readonly id: string;
  readonly label: string;
}

/** The environments to choose from: current ones, and removed ones that still have receipts. */
export function environmentChoices(
  environments: readonly EnvironmentChoice[],
  seenBefore: readonly EnvironmentChoice[],
  entries: readonly HistoryEntry[],
): readonly EnvironmentChoice[] {
  const choices = new Map<string, EnvironmentChoice>();
  const seen = entries.map(({ receipt }) => receipt.environment);
  for (const { id, label } of [...environments, ...seenBefore, ...seen]) {
    if (!choices.has(id)) choices.set(id, { id, label });
  }
  return [...choices.values()];
}
