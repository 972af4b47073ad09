import { Ajv } from 'ajv';
import schema from '../../public/managed_schema.json' with { type: 'json' };
import { parsePolicy } from '../../src/policy/policy';
import type { PolicyDraft } from './answers';

const matches = new Ajv({ allErrors: true, strict: false }).compile(schema);

/** What browser or extension would not take, in lines to read; none where all of it holds. */
export function checkPolicy(policy: PolicyDraft): readonly string[] {
  const bySchema = matches(policy)
    ? []
    : (matches.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath.slice(1).replaceAll('/', '.')} ${message}`,
      );
  const byExtension = parsePolicy(policy).problems.map(({ entry, code }) => `${entry}: ${code}`);
  return [...bySchema, ...byExtension];
}
