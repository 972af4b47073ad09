import { parseArgs } from 'node:util';
import { createSandbox } from './app';
import { type SandboxServer, startSandboxServer } from './node-server';
import { seedAccessKey, seedApps, seedUserPool } from './seeds/apps';
import { seedUsers } from './seeds/users';
import type { User } from './state/user';

/** The port asked for by `--port` or `PORT`; 0, any free one, if neither is given. */
function askedPort(): number {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  const { PORT } = process.env;
  const port = Number(values.port ?? PORT ?? 0);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new RangeError(`--port must be a number from 0 to 65535, not ${values.port ?? PORT}`);
}

function printUser(user: User): void {
  const phone = user.phone ? `${user.phone.countryCode} ${user.phone.number}` : 'no phone';
  const account = user.username ?? user.email?.address ?? '';
  console.log(`    ${user.name}  ${phone}  ${account}  ${user.password ?? ''}`);
  console.log(`        ${user.demonstrates}`);
}

function printWelcome({ url }: SandboxServer): void {
  console.log(`\n  Sandbox    ${url}   (open it: SMS and emails appear there)`);
  console.log(`  User pool  ${seedUserPool.userPoolId}\n\n  Apps`);
  for (const { name, appId, appSecret, authMethod } of Object.values(seedApps)) {
    console.log(
      `    ${appId}  ${authMethod === 'none' ? '(no secret)'.padEnd(32) : appSecret}  ${authMethod}  ${name}`,
    );
  }
  const { accessKeyId, accessKeySecret } = seedAccessKey;
  console.log(`\n  Access key for lost phones\n    ${accessKeyId}  ${accessKeySecret}`);
  console.log('\n  Users');
  for (const user of Object.values(seedUsers)) printUser(user);
  console.log('\n  Ctrl+C ends it.\n');
}

try {
  const server = await startSandboxServer({ sandbox: createSandbox(), port: askedPort() });
  printWelcome(server);
  const end = () => {
    void server.close();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
} catch (error) {
  console.error(`The sandbox could not start: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
