import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../environments/testing/environments';
import { emptyVault, type VaultContent } from '../environments/vault-content';
import { settled, withManaged } from './merge-managed-environments';
import { parsePolicy } from './policy';

const given = {
  id: 'acme',
  label: 'Acme',
  appHost: 'https://acme.genauth.ai/',
  appId: 'app1',
  authMethod: 'client_secret_post',
};
const managed = (...environments: unknown[]) =>
  parsePolicy({ environments }).policy.environments ?? [];

describe('a vault with the organization’s environments', () => {
  const secret = { appSecret: 's3cret' };
  const typedIn = () => managed(given).map((each) => ({ ...each, ...secret }));

  it('lists them first, then the agent’s own with unique labels', () => {
    const own = anEnvironment('mine', 'ACME');
    const { environments } = withManaged({ ...emptyVault, environments: [own] }, managed(given));
    expect(environments.map(({ id, label }) => [id, label])).toEqual([
      ['acme', 'Acme'],
      [own.id, 'ACME (2)'],
    ]);
  });

  it('keeps the secret that the agent typed, and takes everything else from the organization', () => {
    const kept = {
      ...emptyVault,
      environments: typedIn().map((each) => ({ ...each, label: 'Mine', appId: 'x' })),
    };
    expect(withManaged(kept, managed(given)).environments).toEqual(typedIn());
  });

  it('sends no secret to another host', () => {
    const kept = { ...emptyVault, environments: typedIn() };
    const moved = managed({ ...given, appHost: 'https://other.genauth.ai' });
    expect(withManaged(kept, moved).environments[0]?.appSecret).toBe('');
  });

  /** What is stored after a change to what is shown. */
  function written(stored: VaultContent, change: (content: VaultContent) => VaultContent) {
    const list = managed(given);
    const before = withManaged(stored, list);
    return settled(stored, before, change(before), list).environments;
  }
  const same = (content: VaultContent) => content;
  const each = (changes: object) => (content: VaultContent) => ({
    ...content,
    environments: content.environments.map((one) => ({ ...one, ...changes })),
  });
  const typed = () => ({ ...emptyVault, environments: typedIn() });

  it('stores only environments that the agent has added to', () => {
    expect(written(emptyVault, same)).toEqual([]);
    expect(written(emptyVault, each(secret))).toEqual(typedIn());
    expect(written(typed(), same)).toEqual(typedIn());
  });

  it('keeps a secret if a change has none, or has another host', () => {
    expect(written(typed(), each({ appSecret: '' }))).toEqual(typedIn());
    const elsewhere = { appHost: 'https://evil.example', appSecret: 'theirs', label: 'Theirs' };
    expect(written(typed(), each(elsewhere))).toEqual(typedIn());
    expect(written(emptyVault, each(elsewhere))).toEqual([]);
    expect(written(typed(), each({ appSecret: 'new' }))[0]?.appSecret).toBe('new');
  });

  it('stores the agent’s own with their original label, unless they get another', () => {
    const own = { ...emptyVault, environments: [anEnvironment('mine', 'Acme')] };
    expect(written(own, same).map(({ label }) => label)).toEqual(['Acme']);
    const renamed = (content: VaultContent) => ({
      ...content,
      environments: content.environments.map((one) => ({ ...one, label: `${one.label}!` })),
    });
    expect(written(own, renamed).map(({ label }) => label)).toEqual(['Acme (2)!']);
  });

  it('is unchanged without a policy', () => {
    expect(withManaged(emptyVault, [])).toBe(emptyVault);
  });
});
