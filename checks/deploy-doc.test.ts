import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import schema from '../public/managed_schema.json' with { type: 'json' };

const text = readFileSync('docs/deploy.md', 'utf8');
const examples = [...text.matchAll(/```json\n(.+?)```/gs)].map(([, json = '']) => json);
const entries = new Set([...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name));

describe('the guide for administrators', () => {
  it('gives examples that can be read', () => {
    expect(examples.length).toBeGreaterThan(5);
    for (const example of examples) expect(() => JSON.parse(example)).not.toThrow();
  });

  it('tells of every entry of the policy, and shows it', () => {
    const { properties } = schema;
    const told = [...Object.keys(properties), ...Object.keys(properties.safeguards.properties)];
    expect(told.filter((name) => !entries.has(name))).toEqual([]);
    const whole = examples.find((example) => example.startsWith('{\n  "lockIdleMinutesMin"')) ?? '';
    expect(told.filter((name) => !whole.includes(`"${name}":`))).toEqual([]);
  });

  it('names the version, the oldest browsers and the id of the manifest', () => {
    const { gecko } = manifest.browser_specific_settings;
    expect(text).toContain(`"strict_min_version": "${gecko.strict_min_version}"`);
    expect(text).toContain(`prodversionmin='${manifest.minimum_chrome_version}.0'`);
    expect(text).toContain(`"${gecko.id}": {`);
  });
});
