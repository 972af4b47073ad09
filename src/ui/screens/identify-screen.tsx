import { running } from '../../case/case';
import type { AppState, PublishedEnvironment } from '../../messaging/app-state';
import * as icons from '../icons';
import { lazyParts } from '../lazy-parts';
import { lazyPart } from '../lazy-screen';
import { Button } from '../parts/button';
import { CallerBox, TicketField } from '../parts/caller-box';
import { Icon } from '../parts/icon';
import { IconButton } from '../parts/icon-button';
import { Notice } from '../parts/notice';
import { PhoneQuestion } from '../parts/phone-question';
import { Screen } from '../parts/screen';
import { SelectField } from '../parts/select-field';
import { VaultNotice } from '../parts/vault-notice';
import { usePorts } from '../ports-context';
import { shortcutOf } from '../shortcuts';
import { useSignal } from '../signal';
import { type CallForm, useCallForm } from '../use-call-form';
import { usePaste } from '../use-paste';
import { loadReader } from '../use-reading';
import { useSelected } from '../use-selected';
import { useTakenText } from '../use-taken-text';
import { draftOf, newEnvironment } from './environment-draft';

const CandidateList = lazyPart(lazyParts.candidates, (module) => module.CandidateList);
const LimitNote = lazyPart(lazyParts.limit, (module) => module.LimitNote);
const LoginCode = lazyPart(lazyParts.signIn, (module) => module.LoginCode);
const NoSms = lazyPart(lazyParts.signIn, (module) => module.NoSms);
const MoreWays = lazyPart(lazyParts.signIn, (module) => module.MoreWays);
const HostBlocked = lazyPart(lazyParts.problems, (module) => module.HostBlocked);
const CaseProblems = lazyPart(lazyParts.problems, (module) => module.CaseProblems);

/** Who is calling, and whether the caller has the phone; ends with the account's card. */
export function IdentifyScreen({ state }: { state: AppState }) {
  const { t, send } = usePorts();
  const current = state.case;
  const form = useCallForm(state, current);
  const { command, environment, route, stage, comingCode } = form;
  const busy = command.pending || running(current) !== null;
  const lost = route.value === 'admin';
  const blocked =
    environment !== null && !(lost ? environment.managementPermitted : environment.permitted);
  // A host without access is reported above, whether or not a request has run into it.
  const reportedAbove = blocked && current?.problem?.code === 'host-permission';
  const picked = useSignal(0);
  // The caller is signed in and only the read failed. For a token that hides the number, a retry would not help.
  const readAgain = current?.hasToken === true && current.problem?.code !== 'phone-hidden';
  const signedIn = readAgain && current.problem !== null;
  const locked = busy || current?.hasToken === true;
  const focusAgain = () => {
    picked.value += 1;
  };
  useTakenText({
    form,
    pasted: usePaste(locked, () => Promise.all([loadReader(), lazyParts.signIn.load()])),
    selected: useSelected(state.draft.clue),
    caseIsOpen: current !== null,
    busy: locked,
    filled: focusAgain,
  });

  function submit(): void {
    if (!signedIn) form.submit();
    else void command.run(() => send('case.readAgain', { revision: current.revision }));
  }

  async function toggleMore(): Promise<void> {
    await lazyParts.signIn.load().catch(() => undefined);
    form.choose(stage === 'more' ? 'sms' : 'email');
    focusAgain();
  }

  return (
    <Screen
      name="identify"
      busy={busy}
      purpose={`${picked.value} ${stage} ${comingCode?.at ?? ''} ${signedIn}`}
      onSubmit={submit}
      actions={
        <>
          {signedIn ? (
            <Button id="read-again" kind="primary" submit busy={busy} focus>
              {t('read_again')}
            </Button>
          ) : (
            stage !== 'ask' && (
              <Button
                id="identify"
                kind="primary"
                submit
                busy={busy && !form.sending}
                blocked={busy && form.sending}
              >
                {t('identify')}
              </Button>
            )
          )}
          {current !== null && (
            <Button
              id="abandon"
              escape="offer"
              kind="quiet"
              blocked={busy}
              onClick={() =>
                void command.run(() => send('case.abandon', { revision: current.revision }))
              }
            >
              {t('abandon')}
            </Button>
          )}
        </>
      }
    >
      {state.vault.status === 'unlocked' && <VaultNotice vault={state.vault} />}
      <EnvironmentField state={state} form={form} busy={busy} fixed={signedIn} />
      {environment !== null && <LimitNote environment={environment} occasion={current?.id ?? ''} />}
      {blocked && <HostBlocked host={lost ? environment.managementHost : environment.appHost} />}
      {signedIn ? (
        <p class="lead">{t('read_again_lead')}</p>
      ) : (
        <>
          <h1 class="unseen">{t('step_identify')}</h1>
          <CallerBox form={form} busy={busy} />
          {stage === 'ask' && <PhoneQuestion form={form} busy={busy} />}
          {stage === 'code' && comingCode !== null && (
            <>
              <LoginCode form={form} busy={busy} sent={comingCode} goesOn={state.codesGoOn} />
              <NoSms form={form} busy={busy} sent={comingCode} />
            </>
          )}
          {form.keyMissing && <Notice code="access-key-missing">{t('no_access_key')}</Notice>}
          {lost && current !== null && current.candidates !== null && (
            <CandidateList current={current} veiled={state.veiled} command={command} busy={busy} />
          )}
          <section class="more">
            <button
              type="button"
              class="more-toggle"
              data-testid="more-ways"
              data-escape={stage === 'more' ? 'press' : undefined}
              aria-keyshortcuts={shortcutOf('more-ways')}
              aria-expanded={stage === 'more'}
              disabled={busy}
              onClick={() => void toggleMore()}
            >
              <Icon path={icons.chevron} />
              <span>{t('more_ways')}</span>
              {stage !== 'more' && <small>{t('more_ways_list')}</small>}
            </button>
            {stage === 'more' && (
              <MoreWays form={form} busy={busy} goesOn={state.codesGoOn} onPick={focusAgain} />
            )}
          </section>
          <TicketField form={form} busy={busy} />
          {!lost && environment !== null && lacksSecret(environment) && (
            <Notice>{t('no_app_secret')}</Notice>
          )}
        </>
      )}
      {!reportedAbove && <CaseProblems current={current} command={command} />}
    </Screen>
  );
}

interface EnvironmentFieldProps {
  state: AppState;
  form: CallForm;
  busy: boolean;
  /** The caller is signed in here already. */
  fixed: boolean;
}

function EnvironmentField({ state, form, busy, fixed }: EnvironmentFieldProps) {
  const { t } = usePorts();
  const { environment, keep } = form;
  return (
    <SelectField
      id="env-select"
      label={t('env_select')}
      value={form.environmentId}
      options={state.environments.map(({ id, label }) => [id, label])}
      disabled={busy || fixed}
      onChange={(id) => keep({ environmentId: id })}
    >
      <IconButton
        id="env-edit"
        icon={icons.edit}
        label={t('env_edit')}
        disabled={busy || environment === null}
        onClick={() => environment !== null && keep({ environment: draftOf(environment) })}
      />
      <IconButton
        id="env-add"
        icon={icons.add}
        label={t('env_add')}
        disabled={busy}
        onClick={() => keep({ environment: newEnvironment })}
      />
    </SelectField>
  );
}

/** Only an organization's environment can exist before its secret. */
function lacksSecret({ authMethod, hasAppSecret }: PublishedEnvironment): boolean {
  return authMethod !== 'none' && !hasAppSecret;
}
