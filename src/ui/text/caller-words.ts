import type { Case, LoginMethod, Outcome } from '../../case/case';
import type { MessageKey, Translate } from '../ports';
import { loginMethodText } from './login-method-text';
import { outcomeForCaller } from './outcome-text';
import { sentences } from './sentences';

/**
 * What to say to the caller, as one quotation: how the case ended and, once the number is gone, the next way to sign in
 * and where to add a new number. Null for a refusal, whose advice appears with the error.
 *
 * @param newNumber the environment's address or sentence about adding a number; '' if none is set
 */
export function callerWords(
  { kind }: Outcome,
  current: Case,
  newNumber: string,
  t: Translate,
): string | null {
  const ending = outcomeForCaller(kind, current);
  if (ending === null) return null;
  if (ending !== 'tell_unbound') return t('say', t(ending));
  const words = sentences(t(ending), nextWayIn(current, t), whereToAdd(newNumber, t));
  return t('say', words);
}

/** The way to sign in that is surest to work. */
function nextWayIn({ account }: Case, t: Translate): string {
  const methods = account?.loginMethods ?? [];
  const method = methods.find(({ certain }) => certain) ?? methods[0];
  if (method === undefined) return t('say_other_way');
  const by = t(sayBy[method.kind], loginMethodText(method).detail);
  return t(method.certain ? 'say_sign_in' : 'say_try_sign_in', by);
}

const sayBy: Readonly<Record<LoginMethod['kind'], MessageKey>> = {
  email: 'say_by_email',
  social: 'say_by_social',
  enterprise: 'say_by_enterprise',
  password: 'say_by_password',
};

/** An address is put into a sentence; anything else is one already. */
function whereToAdd(newNumber: string, t: Translate): string {
  return /^(https?:\/\/)?[\w-]+(\.[\w-]+)+(\/\S*)?$/i.test(newNumber)
    ? t('say_add_number', newNumber.replace(/^https?:\/\//i, ''))
    : newNumber;
}
