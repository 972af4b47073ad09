import { running } from '../../case/case';
import type { AppState, PublishedEnvironment } from '../../messaging/app-state';
import * as icons from '../icons';
import { lazyParts } from '../lazy-parts';
import { lazyPart } from '../lazy-screen';
import { Button } from '../parts/button';
import { IconButton } from '../parts/icon-button';
import { LoginFields } from '../parts/login-fields';
import { Notice } from '../parts/notice';
import { RoutePicker } from '../parts/route-picker';
import { Screen } from '../parts/screen';
import { SelectField } from '../parts/select-field';
import { VaultNotice } from '../parts/vault-notice';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { useDraft } from '../use-draft';
import { useIdentifyForm } from '../use-identify-form';
import { usePaste } from '../use-paste';
import { useSelected } from '../use-selected';
import { draftOf, newEnvironment } from './environment-draft';

const CandidateList = lazyPart(lazyParts.candidates, (module) => module.CandidateList);
const ClueOffers = lazyPart(lazyParts.clueOffers, (module) => module.ClueOffers);
const LimitNote = lazyPart(lazyParts.limit, (module) => module.LimitNote);
const HostBlocked = lazyPart(lazyParts.problems, (module) => module.HostBlocked);
const CaseProblems = lazyPart(lazyParts.problems, (module) => module.CaseProblems);

/** The environment and the caller's account; ends with the account's card. */
export function IdentifyScreen({ state }: { state: AppState }) {
  const { t, send } = usePorts();
  const current = state.case;
  const form = useIdentifyForm(state, current);
  const keep = useDraft();
  const { command, route, environmentId } = form;
  const operation = running(current)?.kind ?? null;
  const busy = command.pending || operation !== null;
  const environment = state.environments.find(({ id }) => id === environmentId.value) ?? null;
  const lost = route.value === 'admin';
  const blocked =
    environment !== null && !(lost ? environment.managementPermitted : environment.permitted);
  // A host without access is reported above, whether or not a request has run into it.
  const reportedAbove = blocked && current?.problem?.code === 'host-permission';
  const picked = useSignal(0);
  // The caller is signed in and only the read failed. For a token that hides the number, a retry would not help.
  const readAgain = current?.hasToken === true && current.problem?.code !== 'phone-hidden';
  const signedIn = readAgain && current.problem !== null;
  const settled = busy || current?.hasToken === true;
  const pasted = usePaste(settled, lazyParts.clueOffers.load);
  const selected = useSelected(state.draft.clue);

  function submit(): void {
    if (!signedIn) form.identify();
    else void command.run(() => send('case.readAgain', { revision: current.revision }));
  }

  return (
    <Screen
      name="identify"
      busy={busy}
      purpose={`${picked.value} ${current?.loginCode?.at ?? ''} ${signedIn}`}
      onSubmit={submit}
      actions={
        <>
          {signedIn ? (
            <Button id="read-again" kind="primary" submit busy={busy} focus>
              {t('read_again')}
            </Button>
          ) : (
            <Button
              id="identify"
              kind="primary"
              submit
              busy={busy && !form.sending}
              blocked={busy && form.sending}
            >
              {t('identify')}
            </Button>
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
      <SelectField
        id="env-select"
        label={t('env_select')}
        value={environmentId}
        options={state.environments.map(({ id, label }) => [id, label])}
        disabled={busy || signedIn}
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
      {environment !== null && <LimitNote environment={environment} occasion={current?.id ?? ''} />}
      {blocked && <HostBlocked host={lost ? environment.managementHost : environment.appHost} />}
      {signedIn ? (
        <p class="lead">{t('read_again_lead')}</p>
      ) : (
        <>
          <h1 class="section-title">{t('identify_title')}</h1>
          <RoutePicker
            route={route}
            disabled={busy}
            onChange={(way) => {
              command.clear();
              keep({ route: way });
            }}
            onPick={() => {
              picked.value += 1;
            }}
          />
          <LoginFields form={form} current={current} busy={busy} keep={keep} />
          <ClueOffers
            form={form}
            environment={environment}
            draft={state.draft}
            keep={keep}
            selected={selected}
            pasted={pasted}
            busy={settled}
            filled={() => {
              picked.value += 1;
            }}
            disabled={busy}
          />
          {lost && current !== null && current.candidates !== null && (
            <CandidateList current={current} veiled={state.veiled} command={command} busy={busy} />
          )}
          {lost && environment !== null && !environment.hasAccessKeySecret && (
            <Notice>{t('no_access_key')}</Notice>
          )}
          {!lost && environment !== null && lacksSecret(environment) && (
            <Notice>{t('no_app_secret')}</Notice>
          )}
        </>
      )}
      {!reportedAbove && <CaseProblems current={current} command={command} />}
    </Screen>
  );
}

/** Only an organization's environment can exist before its secret. */
function lacksSecret({ authMethod, hasAppSecret }: PublishedEnvironment): boolean {
  return authMethod !== 'none' && !hasAppSecret;
}
