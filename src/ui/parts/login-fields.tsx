import type { Case } from '../../case/case';
import type { Draft } from '../../messaging/draft';
import { usePorts } from '../ports-context';
import { clockTime } from '../text/clock-time';
import { type IdentifyField, type IdentifyForm, loadPhoneParser } from '../use-identify-form';
import { usePhoneReading } from '../use-phone-reading';
import { useSecondsLeft } from '../use-seconds-left';
import { Button } from './button';
import { Field } from './field';

interface LoginFieldsProps {
  form: IdentifyForm;
  current: Case | null;
  busy: boolean;
  keep: (part: Partial<Draft>) => void;
}

/** The fields for signing in as the caller, by the chosen route. */
export function LoginFields(props: LoginFieldsProps) {
  const { t } = usePorts();
  const { form, busy, keep } = props;
  const bind = (field: IdentifyField) => ({
    value: form.fields[field],
    problem: form.problemOf(field),
    readOnly: busy,
  });
  switch (form.route.value) {
    case 'sms':
    case 'email':
      return <CodeFields key={form.route.value} {...props} />;
    case 'password':
      return (
        <>
          <Field
            {...bind('account')}
            id="login-account"
            label={t('login_account')}
            hint={t('login_account_hint')}
            onInput={(account) => {
              form.forget('account');
              keep({ account });
            }}
            focus
          />
          <Field
            {...bind('password')}
            id="login-password"
            secret
            label={t('login_password')}
            hint={t('login_password_hint')}
            onInput={() => form.forget('password')}
          />
        </>
      );
    case 'token':
      return (
        <Field
          {...bind('token')}
          id="access-token"
          secret
          label={t('access_token')}
          hint={t('access_token_hint')}
          onInput={() => form.forget('token')}
          focus
        />
      );
    case 'admin':
      return (
        <Field
          {...bind('query')}
          id="admin-query"
          label={t('admin_query')}
          hint={t('admin_query_hint')}
          onFocus={() => void loadPhoneParser().catch(() => undefined)}
          onInput={(query) => {
            form.forget('query');
            keep({ query });
          }}
          focus
        />
      );
  }
}

/** The fields for a code: where to send it, and what the caller reads out. */
function CodeFields({ form, current, busy, keep }: LoginFieldsProps) {
  const { t } = usePorts();
  const sms = form.route.value === 'sms';
  const { fields } = form;
  const sent = current?.way === form.route.value ? current.loginCode : null;
  // The waiting time is per number: another number can get its code at once.
  const another =
    form.sentTo !== null && form.sentTo !== fields[sms ? 'phone' : 'email'].value.trim();
  const left = useSecondsLeft(another ? null : (sent?.resendAt ?? null));
  const reading = usePhoneReading(fields.phone, form.countryCode);
  const sendButton = (
    <Button
      id="send-login-code"
      busy={busy && form.sending}
      blocked={busy && !form.sending}
      disabled={left > 0}
      onClick={form.sendCode}
    >
      {left > 0
        ? t('send_again_in', String(left))
        : t(sent === null ? 'send_login_code' : 'send_again')}
    </Button>
  );
  return (
    <>
      {sms ? (
        <Field
          id="login-phone"
          inputMode="tel"
          label={t('login_phone')}
          hint={
            reading === null
              ? t('login_phone_hint', form.countryCode)
              : t('login_phone_read', reading)
          }
          value={fields.phone}
          problem={form.problemOf('phone')}
          readOnly={busy}
          focus={sent === null}
          class="with-button"
          onFocus={() => void loadPhoneParser().catch(() => undefined)}
          onInput={(phone) => {
            form.forget('phone');
            keep({ phone });
          }}
        >
          {sendButton}
        </Field>
      ) : (
        <Field
          id="login-email"
          inputMode="email"
          label={t('login_email')}
          hint={t('login_email_hint')}
          value={fields.email}
          problem={form.problemOf('email')}
          readOnly={busy}
          focus={sent === null}
          class="with-button"
          onInput={(email) => {
            form.forget('email');
            keep({ email });
          }}
        >
          {sendButton}
        </Field>
      )}
      <Field
        id="login-code"
        label={t('login_code')}
        hint={sent === null ? t('login_code_hint') : sentText()}
        value={fields.code}
        problem={form.problemOf('code')}
        readOnly={busy}
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={16}
        focus={sent !== null}
        class="code-field"
        onInput={() => form.forget('code')}
      />
    </>
  );

  function sentText(): string {
    if (sent === null) return '';
    const time = clockTime(sent.at);
    if (!sent.certain) return t('login_code_maybe', time);
    return form.sentTo === null
      ? t('login_code_sent', time)
      : t('login_code_sent_to', form.sentTo, time);
  }
}
