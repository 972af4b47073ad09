import { type Case, type CodeSent, running } from '../../case/case';
import { isFullCode, parsePassCode } from '../../phone/pass-code';
import { Button } from '../parts/button';
import { CaseProblems } from '../parts/case-problems';
import { Field } from '../parts/field';
import { Screen } from '../parts/screen';
import { TitleRow } from '../parts/title-row';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { agoText } from '../text/ago-text';
import type { FieldProblem } from '../text/field-problem-text';
import { useCommand } from '../use-command';
import { useSecondsLeft } from '../use-seconds-left';
import { useSecondsSince } from '../use-seconds-since';

interface CodeScreenProps {
  current: Case;
  sent: CodeSent;
  /** A full code goes on by itself. */
  goesOn: boolean;
  /** The account can be found without the phone. */
  hasAccessKey: boolean;
}

/** The code that the caller reads out, and the one irreversible step. */
export function CodeScreen({ current, sent, goesOn, hasAccessKey }: CodeScreenProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const passCode = useSignal('');
  const problem = useSignal<FieldProblem | null>(null);
  const left = useSecondsLeft(sent.resendAt);
  const age = useSecondsSince(sent.at);
  const operation = running(current)?.kind ?? null;
  const busy = command.pending || operation !== null;
  const sendingCode = operation === 'send-code' || operation === 'confirm-account';
  const { revision } = current;
  const phone = current.account?.phone ?? '';

  function unbind(): void {
    const digits = parsePassCode(passCode.value);
    const missing = passCode.value.trim() === '' ? 'required' : 'code-malformed';
    problem.value = digits === null ? missing : null;
    if (digits === null) return;
    void command.run(() => send('case.unbind', { revision, passCode: digits }));
  }

  return (
    <Screen
      name="code"
      busy={busy}
      purpose={String(sent.at)}
      onSubmit={unbind}
      actions={
        <Button id="unbind" kind="primary" submit busy={busy && !sendingCode} blocked={busy}>
          {t('unbind', phone)}
        </Button>
      }
    >
      <TitleRow
        blocked={busy}
        onCancel={() => void command.run(() => send('case.abandon', { revision }))}
      >
        {t('code_title')}
      </TitleRow>
      <p class="lead">{t(sent.certain ? 'code_sent' : 'code_maybe', phone, agoText(age))}</p>
      <Field
        id="pass-code"
        label={t('pass_code')}
        hint={t('login_code_hint')}
        value={passCode}
        problem={problem.value}
        readOnly={busy}
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={16}
        class="big-code"
        onInput={(text) => {
          problem.value = null;
          if (goesOn && isFullCode(text)) unbind();
        }}
        focus
      />
      <section class="no-sms" aria-label={t('no_sms')}>
        <span class="small">{t('no_sms')}</span>
        <Button
          id="send-code"
          kind="quiet"
          busy={sendingCode}
          blocked={busy}
          disabled={left > 0}
          onClick={() =>
            void command.run(() =>
              send('case.sendCode', { revision, grounds: null, confirmed: false }),
            )
          }
        >
          {left > 0 ? (
            <span data-testid="resend-in">{t('send_again_in', String(left))}</span>
          ) : (
            t('send_again')
          )}
        </Button>
        {hasAccessKey && (
          <Button
            id="phone-no"
            kind="quiet"
            blocked={busy}
            onClick={() => void command.run(() => send('case.findInstead', { revision }))}
          >
            {t('caller_lost_phone')}
          </Button>
        )}
      </section>
      <CaseProblems current={current} command={command} />
    </Screen>
  );
}
