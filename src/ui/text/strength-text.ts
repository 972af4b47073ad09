import type { PassphraseStrength, Weakness } from '../../vault/passphrase-strength';
import type { MessageKey } from '../ports';

export const strengthText: Readonly<Record<PassphraseStrength, MessageKey>> = {
  0: 'strength_0',
  1: 'strength_1',
  2: 'strength_2',
  3: 'strength_3',
  4: 'strength_4',
};

export const weaknessText: Readonly<Record<Weakness, MessageKey>> = {
  common: 'weakness_common',
  name: 'weakness_name',
  word: 'weakness_word',
  date: 'weakness_date',
  repeat: 'weakness_repeat',
  sequence: 'weakness_sequence',
  keyboard: 'weakness_keyboard',
};
