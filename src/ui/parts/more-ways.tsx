import '../style/sign-in.css';
import { useRef } from 'preact/hooks';
import type { Way } from '../../case/case';
import { usePorts } from '../ports-context';
import { wayName } from '../text/way-name';
import type { CallField, CallForm } from '../use-call-form';
import { Button } from './button';
import { Field } from './field';
import { LoginCode, Resend } from './login-code';
import { Notice } from './notice';

interface MoreWaysProps {
  form: CallForm;
  busy: boolean;
  goesOn: boolean;
  /** A way was chosen by pointer. The arrow keys only pass by, and must keep their focus. */
  onPick: () => void;
}

const ways = ['email', 'password', 'token'] as const satisfies readonly Way[];

/** The ways of signing the caller in that need no SMS. The last step still sends one to the phone. */
export function MoreWays({ form, busy, goesOn, onPick }: MoreWaysProps) {
  const { t } = usePorts();
  const { route } = form;
  const byPointer = useRef(false);
  return (
    <div class="ways">
      <p class="small">{t('more_ways_hint')}</p>
      <fieldset
        class="segments"
        disabled={busy}
        onPointerDown={() => {
          byPointer.current = true;
        }}
        onKeyDown={() => {
          byPointer.current = false;
        }}
      >
        <legend class="unseen">{t('route')}</legend>
        {ways.map((each) => (
          <label key={each} class="segment">
            <input
              type="radio"
              name="route"
              value={each}
              data-testid={`route-${each}`}
              checked={route.value === each}
              onChange={({ currentTarget }) => {
                form.choose(each);
                if (byPointer.current || document.activeElement !== currentTarget) onPick();
              }}
            />
            <span>{t(wayName[each])}</span>
          </label>
        ))}
      </fieldset>
      <WayFields form={form} busy={busy} goesOn={goesOn} />
    </div>
  );
}

function WayFields({ form, busy, goesOn }: Omit<MoreWaysProps, 'onPick'>) {
  const { t } = usePorts();
  const { comingCode: sent, keep } = form;
  const bind = (field: CallField) => ({
    value: form.fields[field],
    problem: form.problemOf(field),
    readOnly: busy,
  });
  switch (form.route.value) {
    case 'email':
      return (
        <>
          <Field
            {...bind('email')}
            id="login-email"
            inputMode="email"
            label={t('login_email')}
            hint={t('login_email_hint')}
            focus={sent === null}
            class="with-button"
            onInput={(email) => {
              form.forget('email');
              keep({ email });
            }}
          >
            {sent === null ? (
              <Button
                id="send-login-code"
                busy={busy && form.sending}
                blocked={busy && !form.sending}
                onClick={form.resend}
              >
                {t('send_login_code')}
              </Button>
            ) : (
              <Resend form={form} busy={busy} sent={sent} />
            )}
          </Field>
          {sent !== null && <LoginCode form={form} busy={busy} sent={sent} goesOn={goesOn} />}
        </>
      );
    case 'password':
      return (
        <>
          <Notice code="password-caution">{t('password_caution')}</Notice>
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
    default:
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
  }
}
