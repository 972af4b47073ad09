import type { AppState, PublishedEnvironment } from '../../messaging/app-state';
import * as icons from '../icons';
import { Button } from '../parts/button';
import { ConnectionCheck } from '../parts/connection-check';
import { Icon } from '../parts/icon';
import { RemoveEnvironment } from '../parts/remove-environment';
import { usePorts } from '../ports-context';
import { draftOf, newEnvironment } from '../screens/environment-draft';
import { useSignal } from '../signal';
import { useDraft } from '../use-draft';
import { EnvironmentEditor } from './environment-editor';
import { PackExport } from './pack-export';
import { PackImport } from './pack-import';
import { SafeguardsForm } from './safeguards-form';

/** All environments, or the one being edited. */
export function EnvironmentsSection({ state }: { state: AppState }) {
  const { t } = usePorts();
  const keep = useDraft();
  const { environments, draft } = state;
  const { packs } = state.organisation.audit;
  const exchange = useSignal<'export' | 'import' | null>(null);
  const show = (what: 'export' | 'import' | null) => () => {
    exchange.value = what;
  };
  const guarded = useSignal<string | null>(null);
  const guardedOne = environments.find(({ id }) => id === guarded.value) ?? null;
  const listing = draft.environment === null && exchange.value === null && guardedOne === null;
  return (
    <section id="environments">
      <div class="section-head">
        <div>
          <h1>{t('environments_title')}</h1>
          <p class="lead">{t('environments_lead')}</p>
        </div>
        {listing && (
          <div class="button-row">
            {packs !== 'none' && (
              <Button id="pack-import" onClick={show('import')}>
                {t('pack_import')}
              </Button>
            )}
            {environments.length > 0 && (
              <Button id="pack-export" onClick={show('export')}>
                {t('pack_export')}
              </Button>
            )}
            <Button
              id="env-add"
              kind="primary"
              onClick={() => keep({ environment: newEnvironment })}
            >
              {t('env_add')}
            </Button>
          </div>
        )}
      </div>
      {exchange.value === 'export' && draft.environment === null ? (
        <PackExport environments={environments} onDone={show(null)} />
      ) : exchange.value === 'import' && draft.environment === null ? (
        <PackImport signedOnly={packs === 'signed'} onDone={show(null)} />
      ) : draft.environment !== null ? (
        <EnvironmentEditor
          key={draft.environment.id}
          initial={draft.environment}
          environments={environments}
        />
      ) : guardedOne !== null ? (
        <SafeguardsForm
          managed={state.organisation.entries}
          key={guardedOne.id}
          environment={guardedOne}
          onDone={() => {
            guarded.value = null;
          }}
        />
      ) : environments.length === 0 ? (
        <div class="empty">
          <Icon path={icons.settings} />
          <p>{t('environments_empty')}</p>
        </div>
      ) : (
        <ul class="rows">
          {environments.map((environment) => (
            <EnvironmentRow
              key={environment.id}
              environment={environment}
              onGuard={() => {
                guarded.value = environment.id;
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface EnvironmentRowProps {
  environment: PublishedEnvironment;
  onGuard: () => void;
}

function EnvironmentRow({ environment, onGuard }: EnvironmentRowProps) {
  const { t, requestHosts } = usePorts();
  const keep = useDraft();
  const { label, appHost, appId, permitted, fromOrganisation } = environment;
  return (
    <li class="row" data-testid="environment" data-environment={environment.id}>
      <div class="row-text">
        <strong>{label}</strong>
        <span class="small">
          {appHost} · <code>{appId}</code>
        </span>
      </div>
      {fromOrganisation && (
        <span class="tag" data-testid="managed">
          {t('from_organisation')}
        </span>
      )}
      <span class={`tag ${permitted ? 'good' : 'bad'}`}>
        {t(permitted ? 'host_allowed' : 'host_not_allowed')}
      </span>
      <div class="button-row">
        {!permitted && (
          <Button
            id="grant-host"
            onClick={() => void requestHosts([appHost]).catch(() => undefined)}
          >
            {t('grant_host')}
          </Button>
        )}
        <Button id="safeguards-open" onClick={onGuard}>
          {t('safeguards')}
        </Button>
        <Button id="env-edit" onClick={() => keep({ environment: draftOf(environment) })}>
          {t('edit')}
        </Button>
      </div>
      {!fromOrganisation && <RemoveEnvironment environment={environment} short />}
      <ConnectionCheck environmentId={environment.id} />
    </li>
  );
}
