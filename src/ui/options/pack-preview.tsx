import type { ComponentChildren } from 'preact';
import type { Compared, ComparedHost } from '../../environments/compare-environments';
import type { PackPreview } from '../../environments/merge-pack';
import type { MessageKey, Translate } from '../ports';
import { usePorts } from '../ports-context';
import { safeguardName, safeguardValue } from '../text/safeguard-text';
import { dateTime } from '../text/time-text';

type Previewed = PackPreview['environments'][number];

const changes = {
  added: 'pack_added',
  replaced: 'pack_replaced',
  unchanged: 'pack_unchanged',
} as const satisfies Record<Previewed['change'], MessageKey>;

const settingName = {
  appId: 'env_app_id',
  authMethod: 'env_auth_method',
  userPoolId: 'env_userpool_id',
  accessKeyId: 'env_access_key_id',
  phoneCountryCode: 'env_country_code',
  newNumber: 'env_new_number',
} as const satisfies Record<Previewed['settings'][number]['setting'], MessageKey>;

interface PackPreviewListProps {
  preview: PackPreview;
  imported: boolean;
}

/** What a pack would change, environment by environment, beside what is here. */
export function PackPreviewList({ preview, imported }: PackPreviewListProps) {
  const { t } = usePorts();
  return (
    <div data-testid="pack-preview" data-imported={imported || undefined}>
      <p class="small">
        {t(imported ? 'pack_imported' : 'pack_preview', dateTime(preview.issuedAt))}
      </p>
      <ul class="preview">
        {preview.environments.map((each) => (
          <li key={each.id} data-environment={each.id} data-change={each.change}>
            <div class="preview-head">
              <span class="row-text">
                <strong>{each.label}</strong> <span class="small">{each.hosts.app.after}</span>
              </span>
              <span class="tag">{t(changes[each.change])}</span>
            </div>
            <Comparison environment={each} />
          </li>
        ))}
      </ul>
      <p class="small">{t('pack_host_hint')}</p>
    </div>
  );
}

function Comparison({ environment }: { environment: Previewed }) {
  const { t } = usePorts();
  const { hosts, credentials, settings, safeguards, label, labelBefore } = environment;
  const isNew = environment.change === 'added';
  return (
    <table class="comparison">
      <thead>
        <tr>
          <th scope="col">{t('pack_setting')}</th>
          <th scope="col">{t('pack_here')}</th>
          <th scope="col">{t('pack_in_file')}</th>
        </tr>
      </thead>
      <tbody>
        {labelBefore !== null && labelBefore !== label && (
          <Row name="label" title={t('env_label')} before={labelBefore} after={label} />
        )}
        <HostRow name="appHost" title={t('env_app_host')} host={hosts.app} />
        <HostRow name="managementHost" title={t('env_management_host')} host={hosts.management} />
        <Row name="appSecret" title={t('env_app_secret')} {...presence(t, credentials.app)} />
        <Row
          name="accessKeySecret"
          title={t('env_access_key_secret')}
          {...presence(t, credentials.accessKey)}
        />
        {settings.map(({ setting, before, after }) => (
          <Row
            key={setting}
            name={setting}
            title={t(settingName[setting])}
            before={before ?? ''}
            after={after}
          />
        ))}
        {safeguards.changed.map((name) => (
          <Row
            key={name}
            name={name}
            title={t(safeguardName[name])}
            before={isNew ? '' : safeguardValue(t, name, safeguards.before)}
            after={safeguardValue(t, name, safeguards.after)}
            mark={safeguards.weaker.includes(name) ? 'pack_weaker' : null}
          />
        ))}
      </tbody>
    </table>
  );
}

function HostRow({ name, title, host }: { name: string; title: string; host: ComparedHost }) {
  const { before, after, elsewhere } = host;
  const mark = elsewhere ? 'pack_elsewhere' : null;
  return <Row name={name} title={title} before={before ?? ''} after={after} mark={mark} />;
}

function presence(t: Translate, { before, after }: Compared<boolean>) {
  const text = (there: boolean) => t(there ? 'pack_present' : 'pack_absent');
  return { before: before === null ? '' : text(before), after: text(after) };
}

interface RowProps {
  name: string;
  title: ComponentChildren;
  /** `''`: nothing. */
  before: string;
  after: string;
  /** Why the agent should look at it. */
  mark?: 'pack_weaker' | 'pack_elsewhere' | null;
}

function Row({ name, title, before, after, mark = null }: RowProps) {
  const { t } = usePorts();
  return (
    <tr data-setting={name} data-marked={mark !== null || undefined}>
      <th scope="row">{title}</th>
      <td>{before || '–'}</td>
      <td>
        {after || '–'} {mark !== null && <span class="tag bad">{t(mark)}</span>}
      </td>
    </tr>
  );
}
