import type { CodeSent } from '../../case/case';
import { isFullCode } from '../../phone/pass-code';
import { usePorts } from '../ports-context';
import { agoText } from '../text/ago-text';
import type { CallForm } from '../use-call-form';
import { useSecondsLeft } from '../use-seconds-left';
import { useSecondsSince } from '../use-seconds-since';
import { Button } from './button';
import { Field } from './field';

interface LoginCodeProps {
  form: CallForm;
  busy: boolean;
  sent: CodeSent;
  /** A full code goes on by itself. */
  goesOn: boolean;
}

/** The code that the caller reads out. */
export function LoginCode({ form, busy, sent, goesOn }: LoginCodeProps) {
  const { t } = usePorts();
  const ago = agoText(useSecondsSince(sent.at));
  const { code, caller, email } = form.fields;
  const to = form.route.value === 'email' ? email.value.trim() : numberOf(form, caller.value);
  return (
    <Field
      id="login-code"
      label={t('login_code')}
      hint={sent.certain ? t('code_sent_ago', to, ago) : t('code_maybe_ago', to, ago)}
      value={code}
      problem={form.problemOf('code')}
      readOnly={busy}
      inputMode="numeric"
      autocomplete="one-time-code"
      maxLength={16}
      focus
      class="code-field"
      onInput={(text) => {
        form.forget('code');
        if (goesOn && isFullCode(text)) form.submit();
      }}
    />
  );
}

function numberOf({ reading }: CallForm, typed: string): string {
  const clue = reading?.found.find(({ kind }) => kind === 'phone');
  if (clue?.kind !== 'phone') return typed.trim();
  return `${clue.phone.phoneCountryCode} ${clue.phone.phoneNumber}`;
}

/** What to do where no SMS arrives: the same number again, another one, or the other route. */
export function NoSms({ form, busy, sent }: Omit<LoginCodeProps, 'goesOn'>) {
  const { t } = usePorts();
  return (
    <section class="no-sms" aria-label={t('no_sms')}>
      <span class="small">{t('no_sms')}</span>
      <Resend form={form} busy={busy} sent={sent} />
      <Button
        id="another-number"
        kind="quiet"
        blocked={busy}
        onClick={() => {
          const box = document.getElementById('caller');
          if (!(box instanceof HTMLInputElement)) return;
          box.focus();
          box.select();
        }}
      >
        {t('another_number')}
      </Button>
      <Button id="phone-no" kind="quiet" blocked={busy} onClick={form.no}>
        {t('caller_lost_phone')}
      </Button>
    </section>
  );
}

/** Requests another code, once the service takes another request. */
export function Resend({ form, busy, sent }: Omit<LoginCodeProps, 'goesOn'>) {
  const { t } = usePorts();
  const left = useSecondsLeft(sent.resendAt);
  return (
    <Button
      id="send-login-code"
      kind="quiet"
      busy={busy && form.sending}
      blocked={busy && !form.sending}
      disabled={left > 0}
      onClick={form.resend}
    >
      {left > 0 ? t('send_again_in', String(left)) : t('send_again')}
    </Button>
  );
}
