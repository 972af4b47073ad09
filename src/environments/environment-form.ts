import { AUTH_METHODS, type AuthMethod } from '../genauth/auth-method';
import { COUNTRY_CODE, DEFAULT_COUNTRY_CODE } from '../phone/country-code';
import { foldDigits, SPACES_AND_DASHES } from '../phone/typed-digits';
import { defaultSafeguards } from '../safeguards/default-safeguards';
import {
  type Environment,
  IDENTIFIER_MAX,
  LABEL_MAX,
  NEW_NUMBER_MAX,
  SECRET_MAX,
  TOKEN_TEXT,
  UNPRINTABLE,
} from './environment';
import { type Host, type HostProblem, parseHost } from './host';
import { foldLabel } from './label';

/** The form of an environment, as typed. Safeguards have a separate form. */
export type EnvironmentForm = Readonly<
  Record<Exclude<keyof Environment, 'id' | 'safeguards'>, string>
>;

export type EnvironmentField = keyof EnvironmentForm;

/**
 * What is wrong with a field, besides the problems of hosts:
 * - `malformed`: characters that no id, secret or label has;
 * - `label-taken`: another environment has that label;
 * - `auth-method-unknown`;
 * - `country-code-malformed`: not a country's calling code;
 * - `secret-required`: this auth method needs a secret, and none is stored;
 * - `secret-required-for-host`: the stored secret belongs to another host and is not sent to this one unless typed
 *   again.
 */
export type EnvironmentProblemCode =
  | HostProblem
  | 'malformed'
  | 'label-taken'
  | 'auth-method-unknown'
  | 'country-code-malformed'
  | 'secret-required'
  | 'secret-required-for-host';

export type EnvironmentProblem = {
  readonly field: EnvironmentField;
  readonly code: EnvironmentProblemCode;
};

export type EnvironmentResult =
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly problems: readonly EnvironmentProblem[] };

type Stored = { readonly secret: string; readonly host: string };

/** Reads fields one by one and collects problems. After a problem, the returned value is meaningless. */
class FormReader {
  readonly problems: EnvironmentProblem[] = [];

  constructor(
    private readonly form: EnvironmentForm,
    private readonly secrets: 'required' | 'optional',
  ) {}

  note(field: EnvironmentField, code: EnvironmentProblemCode): '' {
    this.problems.push({ field, code });
    return '';
  }

  typed(field: EnvironmentField): string {
    return this.form[field].trim();
  }

  label(taken: readonly string[]): string {
    const label = this.typed('label').normalize('NFC');
    if (label === '') return this.note('label', 'required');
    if (label.length > LABEL_MAX) return this.note('label', 'too-long');
    if (UNPRINTABLE.test(label)) return this.note('label', 'malformed');
    const folded = foldLabel(label);
    return taken.some((other) => foldLabel(other) === folded)
      ? this.note('label', 'label-taken')
      : label;
  }

  host(field: 'appHost' | 'managementHost'): Host | null {
    const result = parseHost(this.form[field]);
    if (result.ok) return result.host;
    this.note(field, result.code);
    return null;
  }

  identifier(field: EnvironmentField, need: 'required' | 'optional'): string {
    const text = this.typed(field);
    if (text === '') return need === 'required' ? this.note(field, 'required') : '';
    return this.token(field, text, IDENTIFIER_MAX);
  }

  /** Accepts `+86`, `86` and `0086`; empty means the service's own default. */
  countryCode(): string {
    const text = foldDigits(this.form.phoneCountryCode).replace(SPACES_AND_DASHES, '');
    if (text === '') return DEFAULT_COUNTRY_CODE;
    const code = `+${text.replace(/^(\+|00)/, '')}`;
    return COUNTRY_CODE.test(code) ? code : this.note('phoneCountryCode', 'country-code-malformed');
  }

  newNumber(): string {
    const text = this.typed('newNumber').normalize('NFC');
    if (text.length > NEW_NUMBER_MAX) return this.note('newNumber', 'too-long');
    return UNPRINTABLE.test(text) ? this.note('newNumber', 'malformed') : text;
  }

  authMethod(): AuthMethod {
    const text = this.typed('authMethod');
    const method = AUTH_METHODS.find((known) => known === text);
    if (method === undefined) this.note('authMethod', 'auth-method-unknown');
    return method ?? 'none';
  }

  /**
   * An empty field keeps the stored secret, but only for the host it was stored for. Otherwise anyone at an unlocked
   * desk could have the secret sent to their own host without knowing it.
   */
  secret(field: EnvironmentField, host: Host | null, stored: Stored | undefined): string {
    const text = this.typed(field);
    if (text !== '') return this.token(field, text, SECRET_MAX);
    if (stored === undefined || stored.secret === '') {
      return this.secrets === 'optional' ? '' : this.note(field, 'secret-required');
    }
    // A malformed host is already a problem; the secret is checked once the host is valid.
    if (host === null || originOf(stored.host) === host.origin) return stored.secret;
    return this.note(field, 'secret-required-for-host');
  }

  private token(field: EnvironmentField, text: string, max: number): string {
    if (text.length > max) return this.note(field, 'too-long');
    return TOKEN_TEXT.test(text) ? text : this.note(field, 'malformed');
  }
}

function originOf(base: string): string | null {
  const result = parseHost(base);
  return result.ok ? result.host.origin : null;
}

/**
 * Builds an environment from a form, or returns all problems, at most one per field.
 *
 * Management is set up if its host, access key id or a new access key secret is typed; then all three are required (the
 * user pool id is not: a management token names its own). Otherwise its fields are stored empty, and a stored secret is
 * deleted.
 *
 * @param id the new environment's id, or that of the one being edited.
 * @param existing the environment being edited: empty secret fields keep its secrets.
 * @param takenLabels labels of the other environments; compared without regard to case.
 * @param secrets `optional` for an organization's environment, which exists before its secrets are typed.
 */
export function validateEnvironment(
  form: EnvironmentForm,
  id: string,
  existing?: Environment,
  takenLabels: readonly string[] = [],
  secrets: 'required' | 'optional' = 'required',
): EnvironmentResult {
  const read = new FormReader(form, secrets);
  const label = read.label(takenLabels);
  const appHost = read.host('appHost');
  const appId = read.identifier('appId', 'required');
  const authMethod = read.authMethod();
  const appSecret =
    authMethod === 'none'
      ? ''
      : read.secret(
          'appSecret',
          appHost,
          existing && { secret: existing.appSecret, host: existing.appHost },
        );
  const phoneCountryCode = read.countryCode();
  const newNumber = read.newNumber();
  const userPoolId = read.identifier('userPoolId', 'optional');

  const management = (['managementHost', 'accessKeyId', 'accessKeySecret'] as const).some(
    (field) => read.typed(field) !== '',
  );
  const managementHost = management ? read.host('managementHost') : null;
  const accessKeyId = management ? read.identifier('accessKeyId', 'required') : '';
  const accessKeySecret = management
    ? read.secret(
        'accessKeySecret',
        managementHost,
        existing && { secret: existing.accessKeySecret, host: existing.managementHost },
      )
    : '';

  if (read.problems.length > 0) return { ok: false, problems: read.problems };
  return {
    ok: true,
    environment: {
      id,
      label,
      appHost: appHost?.base ?? '',
      appId,
      authMethod,
      appSecret,
      managementHost: managementHost?.base ?? '',
      userPoolId,
      accessKeyId,
      accessKeySecret,
      phoneCountryCode,
      newNumber,
      safeguards: existing?.safeguards ?? defaultSafeguards,
    },
  };
}
