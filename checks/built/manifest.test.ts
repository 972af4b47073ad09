import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const reasons = v.record(v.string(), v.pipe(v.string(), v.minLength(10)));
const list = v.parse(
  v.strictObject({
    keys: reasons,
    permissions: reasons,
    /** What only one browser's manifest has. */
    only: v.record(v.string(), v.array(v.string())),
    optional_host_permissions: reasons,
    content_security_policy: reasons,
    absent: reasons,
  }),
  JSON.parse(readFileSync('docs/permissions.json', 'utf8')),
);

const manifestSchema = v.looseObject({
  permissions: v.array(v.string()),
  optional_host_permissions: v.array(v.string()),
  content_security_policy: v.strictObject({ extension_pages: v.string() }),
});

describe.each(['chrome', 'firefox'])('the manifest of the %s build', (browser) => {
  const manifest = v.parse(
    manifestSchema,
    JSON.parse(readFileSync(`dist/${browser}/manifest.json`, 'utf8')),
  );
  const elsewhere = Object.entries(list.only).flatMap(([other, names]) =>
    other === browser ? [] : names,
  );
  const named = (of: Record<string, string>) =>
    Object.keys(of)
      .filter((name) => !elsewhere.includes(name))
      .sort();

  it('has the keys that there is a reason for, and none else', () => {
    expect(Object.keys(manifest).sort()).toEqual(named(list.keys));
    for (const key of Object.keys(list.absent)) expect(manifest).not.toHaveProperty(key);
  });

  it('asks for the permissions that there is a reason for, and none else', () => {
    expect(manifest.permissions.toSorted()).toEqual(named(list.permissions));
    expect(manifest.optional_host_permissions.toSorted()).toEqual(
      named(list.optional_host_permissions),
    );
  });

  it('has the content security policy that there is a reason for, and nothing looser', () => {
    const directives = manifest.content_security_policy.extension_pages.split(';');
    expect(directives.map((each) => each.trim()).sort()).toEqual(
      named(list.content_security_policy),
    );
  });
});
