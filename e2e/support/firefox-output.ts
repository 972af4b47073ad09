import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Complaints } from './complaints';

/** Preferences that make Firefox write what extensions complain of to its output. */
export const outputPreferences = {
  'browser.dom.window.dump.enabled': true,
  'devtools.console.stdout.content': true,
  'devtools.console.stdout.chrome': false,
} as const;

/** An error that nobody caught, in a page or in the background. */
const uncaught = /^JavaScript error: (moz-extension:[^,]*), (.*)$/;
const logged = /^console\.error: (.*)$/;

/**
 * Listens to a Firefox for complaints: it hides those of extensions from automation libraries.
 *
 * @returns settles when Firefox has said its last word
 */
export async function listenToFirefox(
  { stdout, stderr }: ChildProcess,
  complaints: Complaints,
): Promise<void> {
  const streams = [stdout, stderr].filter((stream): stream is Readable => stream !== null);
  for (const input of streams) {
    createInterface({ input }).on('line', (line) => {
      const [, source, error] = uncaught.exec(line) ?? [];
      if (source !== undefined && error !== undefined) complaints.hear(source, error);
      const [, text] = logged.exec(line) ?? [];
      if (text !== undefined) complaints.hear('console', text);
    });
  }
  await Promise.all(streams.map((stream) => finished(stream)));
}
