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

/** An uncaught error, in a page or in the background. */
const uncaught = /^JavaScript error: (moz-extension:[^,]*), (.*)$/;
/** What a page or the background wrote to its console. Firefox's own parts put their names before theirs; texts are quoted. */
const logged = /^console\.error: (?![\w.-]+: )(.*)$/;

/** @returns who complains in a line of Firefox's output, and of what; null where it is nothing of an extension's */
export function complaintIn(line: string): readonly [source: string, text: string] | null {
  const [, source, error] = uncaught.exec(line) ?? [];
  if (source !== undefined && error !== undefined) return [source, error];
  const [, text] = logged.exec(line) ?? [];
  return text === undefined ? null : ['console', text];
}

/**
 * Listens to a Firefox for complaints: it hides those of extensions from automation libraries.
 *
 * @returns settles when Firefox has closed its output
 */
export async function listenToFirefox(
  { stdout, stderr }: ChildProcess,
  complaints: Complaints,
): Promise<void> {
  const streams = [stdout, stderr].filter((stream): stream is Readable => stream !== null);
  for (const input of streams) {
    createInterface({ input }).on('line', (line) => {
      const complaint = complaintIn(line);
      if (complaint !== null) complaints.hear(...complaint);
    });
  }
  await Promise.all(streams.map((stream) => finished(stream)));
}
