import { describe, expect, it } from 'vitest';
import { hostsIn, saveEnvironment, withoutEnvironment } from './change-environments';
import type { EnvironmentForm } from './environment-form';
import { anEnvironment } from './testing/environments';
import { emptyVault, type VaultContent } from './vault-content';

const acme = anEnvironment('acme', 'Acme');
const other = anEnvironment('other', 'Other');
const content: VaultContent = { ...emptyVault, agent: 'Mia', environments: [acme, other] };

const formOf = (changes: Partial<EnvironmentForm> = {}): EnvironmentForm => {
  const { id: _id, safeguards: _safeguards, ...form } = acme;
  return { ...form, appSecret: '', accessKeySecret: '', ...changes };
};
const typed = { newId: 'new-id', managed: false };

describe('saving an environment', () => {
  it('adds a new one at the end with its new id', () => {
    const form = formOf({ label: 'Third', appSecret: 's', accessKeySecret: 'k' });
    const saved = saveEnvironment(content, { ...typed, id: null, form });
    if (!saved.ok) throw new Error(saved.refusal.code);
    expect(saved.id).toBe('new-id');
    expect(saved.content.agent).toBe('Mia');
    expect(saved.content.environments.map(({ id }) => id)).toEqual(['acme', 'other', 'new-id']);
  });

  it('changes one in place, and keeps its secrets and safeguards', () => {
    const saved = saveEnvironment(content, { ...typed, id: 'acme', form: formOf({ label: 'A' }) });
    if (!saved.ok) throw new Error(saved.refusal.code);
    expect(saved.content.environments).toEqual([{ ...acme, label: 'A' }, other]);
  });

  it('requires the edited environment to exist', () => {
    const saved = saveEnvironment(content, { ...typed, id: 'gone', form: formOf() });
    expect(saved).toEqual({ ok: false, refusal: { code: 'environment-missing' } });
  });

  it('rejects another environment’s label, but not its own', () => {
    const taken = saveEnvironment(content, {
      ...typed,
      id: 'acme',
      form: formOf({ label: 'OTHER' }),
    });
    expect(taken).toMatchObject({
      refusal: { problems: [{ field: 'label', code: 'label-taken' }] },
    });
    expect(saveEnvironment(content, { ...typed, id: 'acme', form: formOf() }).ok).toBe(true);
  });

  it('is refused if the organization has moved it since', () => {
    const form = formOf({ appHost: 'https://elsewhere.example' });
    const managed = { ...typed, id: 'acme', form, managed: true };
    expect(saveEnvironment(content, managed)).toEqual({ ok: false, refusal: { code: 'stale' } });
  });

  it('requires its secrets, unless it is the organization’s', () => {
    const bare = { ...acme, appSecret: '', accessKeySecret: '' };
    const holding = { ...content, environments: [bare] };
    const edited = { ...typed, id: 'acme', form: formOf() };
    expect(saveEnvironment(holding, edited).ok).toBe(false);
    expect(saveEnvironment(holding, { ...edited, managed: true }).ok).toBe(true);
  });
});

it('removing an environment keeps the others', () => {
  expect(withoutEnvironment(content, 'acme').environments).toEqual([other]);
  expect(withoutEnvironment(content, 'gone')).toEqual(content);
});

it('the hosts of a vault are those of both APIs, if set', () => {
  const one = { ...acme, managementHost: '' };
  expect(hostsIn({ ...content, environments: [one, other] })).toEqual([
    one.appHost,
    other.appHost,
    other.managementHost,
  ]);
});
