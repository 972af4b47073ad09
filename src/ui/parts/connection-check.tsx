import * as icons from '../icons';
import '../style/connection-check.css';
import { type Check, type ConnectionReport, wholeVerdict } from '../../genauth/connection-report';
import { usePorts } from '../ports-context';
import { useSignal } from '../signal';
import { checkName, checkText } from '../text/check-text';
import { failureText } from '../text/failure-text';
import { useCommand } from '../use-command';
import { Button } from './button';
import { RefusalBox, ServiceWords } from './error-box';
import { Icon } from './icon';

interface ConnectionCheckProps {
  environmentId: string;
  kind?: 'primary' | 'secondary';
}

/** Finds out which setting of an environment is wrong, before a caller waits. No codes are sent to anyone. */
export function ConnectionCheck({ environmentId, kind = 'secondary' }: ConnectionCheckProps) {
  const { t, send } = usePorts();
  const command = useCommand();
  const report = useSignal<ConnectionReport | null>(null);
  const ask = () =>
    void command.run(async () => {
      report.value = await send('environment.check', { id: environmentId });
    });
  const found = command.pending ? null : report.value;
  return (
    <div class="connection" aria-busy={command.pending}>
      <Button id="env-check" kind={kind} busy={command.pending} onClick={ask}>
        {t('check_connection')}
      </Button>
      <div role="status">
        {found !== null && (
          <ul class="checks" data-testid="connection-check" data-verdict={wholeVerdict(found)}>
            {found.map((check) => (
              <CheckRow key={check.name} check={check} />
            ))}
          </ul>
        )}
      </div>
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </div>
  );
}

const verdictIcons: Readonly<Record<Check['verdict'], string>> = {
  passed: icons.check,
  failed: icons.cross,
  uncertain: icons.question,
  'not-checked': icons.minus,
};

function CheckRow({ check }: { check: Check }) {
  const { t } = usePorts();
  const { name, verdict, suspects, failure } = check;
  return (
    <li
      class={`check-row ${verdict}`}
      data-testid={`check-${name}`}
      data-verdict={verdict}
      data-suspects={suspects.join(' ')}
    >
      <Icon path={verdictIcons[verdict]} />
      <div class="check-text">
        <strong>{t(checkName[name])}</strong>
        <p>{checkText(check, t)}</p>
        {failure !== null && (
          <>
            <p class="small">{t(failureText[failure.code][0])}</p>
            <ServiceWords failure={failure} />
          </>
        )}
      </div>
    </li>
  );
}
