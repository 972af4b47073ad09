import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AnswerError, type PolicyDraft, readValue, splitAnswer, withAnswer } from './answers';
import { askForPolicy } from './ask';
import { checkPolicy } from './check-policy';
import { type Entry, entries } from './entries';
import { policyFile } from './policy-file';

const id = 'abcdefghijklmnopabcdefghijklmnop';
const policyOf = (...answers: string[]) =>
  answers
    .map(splitAnswer)
    .reduce<PolicyDraft>((policy, [name, value]) => withAnswer(policy, name, value), {});
const an = (type: Entry['type']): Entry => ({ path: 'entry', title: '', description: '', type });

describe('an answer', () => {
  it.each([
    ['integer', ' 10 ', 10],
    ['boolean', 'Yes', true],
    ['boolean', 'false', false],
    ['string', ' INC# ', 'INC#'],
    ['array', 'a, b', ['a', 'b']],
    ['array', '', []],
  ] as const)('for %s: %j is %j', (type, answer, value) => {
    expect(readValue(an(type), answer)).toEqual(value);
  });

  it.each([
    ['integer', 'ten'],
    ['integer', ''],
    ['boolean', 'perhaps'],
  ] as const)('for %s: %j is none', (type, answer) => {
    expect(() => readValue(an(type), answer)).toThrow(AnswerError);
  });

  it('belongs to an entry that there is, and stands beside others', () => {
    expect(policyOf('practice=no', 'safeguards.ticket=always', 'safeguards.lastFour=yes')).toEqual({
      practice: false,
      safeguards: { ticket: 'always', lastFour: true },
    });
    expect(() => policyOf('practise=no')).toThrow('practise');
    expect(() => policyOf('practice')).toThrow(AnswerError);
  });
});

describe('a policy', () => {
  it('that browsers and extension take has no problem: the example of docs/deploy.md is one', () => {
    const examples = readFileSync('docs/deploy.md', 'utf8').matchAll(/```json\n(.+?)```/gs);
    const whole = [...examples]
      .map(([, text = '']) => text)
      .find((text) => text.startsWith('{\n  "lockIdle'));
    expect(checkPolicy(JSON.parse(whole ?? ''))).toEqual([]);
  });

  it.each([
    [{ lockIdleMinutesMax: 'ten' }, 'lockIdleMinutesMax must be integer'],
    [{ passphraseStrengthMin: 'weak' }, 'passphraseStrengthMin'],
    [{ safeguards: { ticket: 'sometimes' } }, 'safeguards.ticket'],
    [{ lockIdleMinutesMin: 9, lockIdleMinutesMax: 3 }, 'lockIdleMinutesMin: contradictory'],
    [{ retentionDaysMin: 90, retentionDaysMax: 30 }, 'retentionDaysMax: contradictory'],
    [{ agentNameFixed: true }, 'agentNameFixed: contradictory'],
    [{ packKeys: ['a key'] }, 'packKeys[0]: malformed'],
    [{ erasing: 'no' }, 'erasing must be boolean'],
    [{ unheardOf: 1 }, 'unheardOf: unknown'],
    [{ environments: [{ id: 'shop' }] }, 'environments'],
  ])('%j is told of: %s', (policy, problem) => {
    expect(checkPolicy(policy).join('\n')).toContain(problem);
  });
});

describe('the file', () => {
  const policy = policyOf('lockIdleMinutesMax=10', 'practice=no', 'safeguards.ticketPattern="\\#');

  it.each(['chrome', 'edge'] as const)(
    'for %s in Linux forces it, and closes the ways around',
    (browser) => {
      const { place, text } = policyFile(policy, { browser, system: 'linux', id });
      expect(place).toContain(`/etc/opt/${browser}/policies/managed/`);
      expect(JSON.parse(text)).toMatchObject({
        ExtensionSettings: { [id]: { installation_mode: 'force_installed' } },
        DeveloperToolsAvailability: 2,
        RemoteDebuggingAllowed: false,
        '3rdparty': { extensions: { [id]: policy } },
      });
    },
  );

  it('for Windows has numbers as numbers, and all else as text in which nothing ends it early', () => {
    const { text } = policyFile(policy, { browser: 'edge', system: 'windows', id });
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining([
        'Windows Registry Editor Version 5.00',
        `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${id}\\policy]`,
        '"lockIdleMinutesMax"=dword:0000000a',
        '"practice"=dword:00000000',
        '"DeveloperToolsAvailability"=dword:00000002',
      ]),
    );
    const [, written = ''] = /^"safeguards"="(.*)"$/m.exec(text.replaceAll('\r', '')) ?? [];
    expect(JSON.parse(written.replace(/\\(["\\])/g, '$1'))).toEqual(policy['safeguards']);
  });

  it('for a server of one’s own takes updates from there', () => {
    const target = { browser: 'chrome', system: 'linux', id } as const;
    const { text } = policyFile({}, target, 'https://downloads.example.com/update.xml');
    expect(JSON.parse(text).ExtensionSettings[id]).toMatchObject({
      update_url: 'https://downloads.example.com/update.xml',
      override_update_url: true,
    });
  });

  it('for Firefox has all of it under its own names', () => {
    const installUrl = 'https://downloads.example.com/unbind-desk.xpi';
    const { text } = policyFile(policy, { browser: 'firefox', installUrl });
    const extension = 'unbind-desk@unbind-desk.example';
    expect(JSON.parse(text)).toEqual({
      policies: {
        ExtensionSettings: {
          [extension]: {
            installation_mode: 'force_installed',
            install_url: installUrl,
            default_area: 'navbar',
          },
        },
        DisableDeveloperTools: true,
        '3rdparty': { Extensions: { [extension]: policy } },
      },
    });
  });
});

describe('asking', () => {
  const askWith = async (
    given: PolicyDraft,
    answers: Readonly<Record<string, string | string[]>>,
  ) => {
    const asked: string[] = [];
    const said: string[] = [];
    const left = new Map(
      Object.entries(answers).map(([title, answer]) => [title, [answer].flat()]),
    );
    const ask = async (question: string) => {
      const [title = ''] = question.split('. ');
      asked.push(title);
      return left.get(title)?.shift() ?? '';
    };
    return { policy: await askForPolicy(given, ask, (line) => said.push(line)), asked, said };
  };

  it('goes through every entry that was not given, and leaves out what is not answered', async () => {
    const { policy, asked } = await askWith(
      { practice: true, safeguards: { ticket: 'always' } },
      { 'Weakest passphrase': 'strong', 'Last four digits': 'yes' },
    );
    expect(policy).toEqual({
      practice: true,
      passphraseStrengthMin: 'strong',
      safeguards: { ticket: 'always', lastFour: true },
    });
    expect(asked).toHaveLength(entries.length - 2 + 1);
    expect(asked).not.toContain('Practice');
  });

  it('asks again for an answer that cannot be one', async () => {
    const { policy, said } = await askWith({}, { 'Last four digits': ['perhaps', 'no'] });
    expect(policy).toEqual({ safeguards: { lastFour: false } });
    expect(said.join()).toContain('perhaps');
  });

  it('takes environments until one has no id', async () => {
    const { policy } = await askWith(
      {},
      { Id: ['shop', 'partners', ''], Label: ['Shop', 'Partners'] },
    );
    expect(policy).toEqual({
      environments: [
        { id: 'shop', label: 'Shop' },
        { id: 'partners', label: 'Partners' },
      ],
    });
  });
});
