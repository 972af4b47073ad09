import type { ConnectionReport } from '../../src/genauth/connection-report';
import type { Observation, Probed } from './observe';

/** The operator of a host, as far as its name shows. The name itself stays private. */
function kindOf(host: string): string {
  if (host === '') return 'none';
  const { hostname } = new URL(host);
  const known = ['genauth.ai', 'authing.cn'].find((domain) => hostname.endsWith(`.${domain}`));
  return known === undefined ? 'a private or custom domain' : `*.${known}`;
}

/** A report to attach to a bug: only behaviors, without a name, ID, number, host or secret. */
export function reportText(
  probed: Probed,
  checks: ConnectionReport,
  observations: readonly Observation[],
  at: Date,
): string {
  const secrets = [
    probed.appSecret,
    probed.accessKeySecret,
    probed.appId,
    probed.userPoolId,
    probed.accessKeyId,
  ].filter((each) => each.length > 3);
  // An envelope's words are already without anything that they may echo.
  const clean = (text: string) =>
    secrets.reduce((told, secret) => told.replaceAll(secret, '…'), text);
  const lines = [
    '# What a tenant shows',
    '',
    `Made on ${at.toISOString().slice(0, 10)} by \`npm run probe\`. It holds no name, id, number, host or secret.`,
    '',
    `* application host: ${kindOf(probed.appHost)}`,
    `* management host: ${kindOf(probed.managementHost)}`,
    `* authentication method: ${probed.authMethod}`,
    '',
    '| setting | verdict | to look at |',
    '|---|---|---|',
    ...checks.map(({ name, verdict, suspects, worksWith }) => {
      const look = [...suspects, ...(worksWith === null ? [] : [`use ${worksWith}`])].join(', ');
      return `| ${name} | ${verdict} | ${look} |`;
    }),
    '',
    '| behaviour | seen |',
    '|---|---|',
    ...observations.map(({ of, seen }) => `| ${of} | ${clean(seen).replaceAll('|', '/')} |`),
    '',
  ];
  return lines.join('\n');
}
