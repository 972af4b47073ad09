import { failure } from '../../genauth/failure';
import { defaultSafeguards } from '../../safeguards/default-safeguards';
import { guard } from '../../safeguards/guard';
import type { Safeguard } from '../ports';

/** The default safeguards, as the background enforces them. */
export const safeguardModel: Safeguard = async (current, command) => {
  const code = guard(current, command, defaultSafeguards, { limitedUntil: null });
  return code === null ? null : failure('not-sent', code);
};
