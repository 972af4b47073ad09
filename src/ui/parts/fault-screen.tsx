import * as icons from '../icons';
import '../style/vault.css';
import type { ComponentChildren } from 'preact';
import { usePorts } from '../ports-context';
import type { CommandRunner } from '../use-command';
import { Button } from './button';
import { ErrorBox, RefusalBox } from './error-box';
import { Icon } from './icon';
import { Screen } from './screen';

interface FaultScreenProps {
  name: 'unlock' | 'identify';
  title: string;
  /** States that nothing was deleted. */
  kept: string;
  code: string;
  what: string;
  advice: string;
  command: CommandRunner;
  /** Other ways out, below the retry. */
  children?: ComponentChildren;
}

/** A record that exists but cannot be used. What is wrong with it decides what helps. */
export function FaultScreen({ command, ...props }: FaultScreenProps) {
  const { t, send } = usePorts();
  return (
    <Screen
      name={props.name}
      busy={command.pending}
      onSubmit={() => void command.run(() => send('app.wake', {}))}
      actions={
        <>
          <Button id="try-again" kind="primary" submit busy={command.pending} focus>
            {t('try_again')}
          </Button>
          {props.children}
        </>
      }
    >
      <div class="emblem danger">
        <Icon path={icons.alert} />
      </div>
      <h1 class="centred">{props.title}</h1>
      <p class="lead centred">{props.kept}</p>
      <ErrorBox code={props.code} what={props.what} advice={props.advice} />
      {command.refusal !== null && <RefusalBox refusal={command.refusal} />}
    </Screen>
  );
}
