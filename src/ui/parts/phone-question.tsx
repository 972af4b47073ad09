import { likeliestAnswer } from '../../clues/caller-answers';
import { usePorts } from '../ports-context';
import type { CallForm } from '../use-call-form';
import { Button } from './button';

interface PhoneQuestionProps {
  form: CallForm;
  busy: boolean;
}

/** The one question that decides between the two routes. Enter gives the answer that is marked. */
export function PhoneQuestion({ form, busy }: PhoneQuestionProps) {
  const { t } = usePorts();
  const { command, environment, reading, sending } = form;
  const hasKey = environment?.hasAccessKeySecret === true;
  const likely = reading === null ? 'yes' : likeliestAnswer(reading, hasKey);
  const busyWith = (isYes: boolean) => command.pending && sending === isYes;
  return (
    <fieldset class="question">
      <legend>{t('phone_question')}</legend>
      <div class="answers">
        <Button
          id="phone-yes"
          kind={likely === 'yes' ? 'primary' : 'secondary'}
          busy={busyWith(true)}
          blocked={busy && !busyWith(true)}
          onClick={form.yes}
        >
          <span>{t('phone_yes')}</span>
          <small>{t('phone_yes_hint')}</small>
        </Button>
        <Button
          id="phone-no"
          kind={likely === 'no' ? 'primary' : 'secondary'}
          busy={busyWith(false)}
          blocked={busy && !busyWith(false)}
          onClick={form.no}
        >
          <span>{t('phone_no')}</span>
          <small>{t(hasKey ? 'phone_no_hint' : 'phone_no_key')}</small>
        </Button>
      </div>
      {/* Enter in any field submits only where there is a submit button; either answer may be the likely one. */}
      <button type="submit" hidden />
    </fieldset>
  );
}
