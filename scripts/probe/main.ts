import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { parseHost } from '../../src/environments/host';
import { AUTH_METHODS } from '../../src/genauth/auth-method';
import { checkConnection } from '../../src/genauth/connection-check';
import { observe, type Probed } from './observe';
import { reportText } from './report';

const usage = `npm run probe -- --host HOST --app-id ID [--auth-method METHOD]
                 [--management-host HOST --access-key-id ID [--user-pool-id ID]] [--report FILE]

Finds out how a real tenant behaves, by calls without effect: nobody is signed in, no code is sent, nothing is changed.
METHOD is client_secret_post (if left out), client_secret_basic or none.
Secrets are asked for, or taken from UNBIND_APP_SECRET and UNBIND_ACCESS_KEY_SECRET; never from arguments, which others see.`;

/** Asks for a secret; what is typed is not shown. */
function secret(name: string, question: string): Promise<string> {
  const given = process.env[name];
  if (given !== undefined && given !== '') return Promise.resolve(given);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(`${question}: `);
  return new Promise((resolve) => {
    lines.question('', (answer) => {
      lines.close();
      process.stderr.write('\n');
      resolve(answer.trim());
    });
  });
}

function base(option: string, typed: string): string {
  const parsed = parseHost(typed);
  if (parsed.ok) return parsed.host.base;
  throw new Error(`${option} is not a host to talk to (${parsed.code}).`);
}

async function probedByArguments(): Promise<{ probed: Probed; report: string }> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      host: text,
      'app-id': text,
      'auth-method': text,
      'management-host': text,
      'access-key-id': text,
      'user-pool-id': text,
      report: text,
    },
  });
  const { host, 'app-id': appId, 'management-host': management } = values;
  if (host === undefined || appId === undefined) throw new Error(usage);
  const method = AUTH_METHODS.find((each) => each === (values['auth-method'] ?? AUTH_METHODS[0]));
  if (method === undefined) throw new Error(usage);
  const managementHost = management === undefined ? '' : base('--management-host', management);
  return {
    report: values.report ?? 'probe-report.md',
    probed: {
      appHost: base('--host', host),
      appId,
      authMethod: method,
      appSecret: method === 'none' ? '' : await secret('UNBIND_APP_SECRET', 'App Secret'),
      managementHost,
      userPoolId: values['user-pool-id'] ?? '',
      accessKeyId: values['access-key-id'] ?? '',
      accessKeySecret:
        managementHost === '' ? '' : await secret('UNBIND_ACCESS_KEY_SECRET', 'Access key secret'),
    },
  };
}

try {
  const { probed, report } = await probedByArguments();
  const ports = {
    fetch: (url: string, init: RequestInit) => fetch(url, init),
    online: async () => true,
    timeout: (milliseconds: number) => AbortSignal.timeout(milliseconds),
    unheardOf: randomUUID,
  };
  const checks = await checkConnection(probed, {
    app: ports,
    management: probed.managementHost === '' ? null : ports,
    lang: 'en-US',
    now: () => Date.now(),
    unheardOf: randomUUID,
  });
  const text = reportText(probed, checks, await observe(probed, ports), new Date());
  await writeFile(report, text);
  console.log(text);
  console.log(`Written to ${report}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
