import type { MessageKey } from '../ports';

interface CallerTexts {
  readonly name: MessageKey;
  readonly says: MessageKey;
  /** Their answers to the agent's verification questions. */
  readonly answers: MessageKey;
  /** What this caller teaches. */
  readonly lesson: MessageKey;
}

/** What the callers of practice mode say, by their ids. */
export const callerTexts: Readonly<Record<string, CallerTexts>> = {
  lin: {
    name: 'caller_lin',
    says: 'caller_lin_says',
    answers: 'caller_lin_answers',
    lesson: 'caller_lin_lesson',
  },
  grace: {
    name: 'caller_grace',
    says: 'caller_grace_says',
    answers: 'caller_grace_answers',
    lesson: 'caller_grace_lesson',
  },
  chen: {
    name: 'caller_chen',
    says: 'caller_chen_says',
    answers: 'caller_chen_answers',
    lesson: 'caller_chen_lesson',
  },
  hurry: {
    name: 'caller_hurry',
    says: 'caller_hurry_says',
    answers: 'caller_hurry_answers',
    lesson: 'caller_hurry_lesson',
  },
  sun: {
    name: 'caller_sun',
    says: 'caller_sun_says',
    answers: 'caller_sun_answers',
    lesson: 'caller_sun_lesson',
  },
  colleague: {
    name: 'caller_colleague',
    says: 'caller_colleague_says',
    answers: 'caller_colleague_answers',
    lesson: 'caller_colleague_lesson',
  },
  peggy: {
    name: 'caller_peggy',
    says: 'caller_peggy_says',
    answers: 'caller_peggy_answers',
    lesson: 'caller_peggy_lesson',
  },
};
