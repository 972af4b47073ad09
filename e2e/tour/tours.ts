import { callerHasPhone } from './caller-has-phone';
import { firstMinutes } from './first-minutes';
import { lostPhone } from './lost-phone';
import { options } from './options';
import type { Tour } from './stop';

/** Together they reach every screen and state. */
export const tours: Readonly<Record<string, Tour>> = {
  'the caller has the phone': callerHasPhone,
  'the phone is lost': lostPhone,
  'the page in a tab': options,
  'the first minutes': firstMinutes,
};
