import { isSafeguard, type Safeguards } from '../safeguards/safeguards';
import { weakened } from '../safeguards/weaker';
import type { Environment } from './environment';

/** A setting here and in a file. `before` is null if there is no such environment here. */
export interface Compared<T> {
  readonly before: T | null;
  readonly after: T;
}

export interface ComparedHost extends Compared<string> {
  /** Cases of an environment that is here would go to another host. */
  readonly elsewhere: boolean;
}

const otherSettings = [
  'appId',
  'authMethod',
  'userPoolId',
  'accessKeyId',
  'phoneCountryCode',
  'newNumber',
] as const;

/** What would become of an environment. Contains no secrets, only whether there are any. */
export interface EnvironmentComparison {
  readonly hosts: { readonly app: ComparedHost; readonly management: ComparedHost };
  readonly credentials: { readonly app: Compared<boolean>; readonly accessKey: Compared<boolean> };
  /** The other settings that differ; none of a new environment. */
  readonly settings: readonly (Compared<string> & {
    readonly setting: (typeof otherSettings)[number];
  })[];
  readonly safeguards: {
    readonly before: Safeguards;
    readonly after: Safeguards;
    readonly changed: readonly (keyof Safeguards)[];
    readonly weaker: readonly (keyof Safeguards)[];
  };
}

/**
 * Compares an environment with the one that it replaces, or null.
 *
 * @param usual the safeguards to compare a new environment's with
 */
export function compareEnvironments(
  before: Environment | null,
  after: Environment,
  usual: Safeguards,
): EnvironmentComparison {
  const compared = <T>(read: (environment: Environment) => T): Compared<T> => ({
    before: before === null ? null : read(before),
    after: read(after),
  });
  const host = (name: 'appHost' | 'managementHost'): ComparedHost => {
    const both = compared((each) => each[name]);
    const moved = both.before !== null && both.after !== both.before;
    return { ...both, elsewhere: moved && both.after !== '' };
  };
  const [own, next] = [before?.safeguards ?? usual, after.safeguards];
  return {
    hosts: { app: host('appHost'), management: host('managementHost') },
    credentials: {
      app: compared(({ appSecret }) => appSecret !== ''),
      accessKey: compared(({ accessKeySecret }) => accessKeySecret !== ''),
    },
    settings: otherSettings
      .map((setting) => ({ setting, ...compared((each) => each[setting]) }))
      .filter((each) => each.before !== null && each.before !== each.after),
    safeguards: {
      before: own,
      after: next,
      changed: Object.keys(next)
        .filter(isSafeguard)
        .filter((name) => JSON.stringify(own[name]) !== JSON.stringify(next[name])),
      weaker: weakened(own, next),
    },
  };
}

/** Whether only the vault's owner may make this change. */
export function needsProof({ hosts, settings, safeguards }: EnvironmentComparison): boolean {
  const callersElsewhere = settings.some(
    ({ setting, after }) => setting === 'newNumber' && after !== '',
  );
  return (
    hosts.app.elsewhere ||
    hosts.management.elsewhere ||
    callersElsewhere ||
    safeguards.weaker.length > 0
  );
}
