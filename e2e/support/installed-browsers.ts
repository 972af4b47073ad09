import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { root } from './repository';

const { CHROMIUM_PATH, FIREFOX_PATH } = process.env;

const path = v.optional(v.nullable(v.string()), null);
const recordSchema = v.object({ chromium: path, firefox: path });

/** The Chromium to drive: `CHROMIUM_PATH`, or the one that setup found. */
export function chromiumPath(): string {
  return CHROMIUM_PATH || found('chromium', 'npm run setup');
}

/** The stock Firefox to drive: `FIREFOX_PATH`, or the one that setup found. */
export function firefoxPath(): string {
  return FIREFOX_PATH || found('firefox', 'npm run setup -- --firefox');
}

function found(browser: 'chromium' | 'firefox', setup: string): string {
  const known = readRecord()[browser];
  if (known !== null) return known;
  throw new Error(`No ${browser} is known of: run \`${setup}\` first.`);
}

function readRecord(): v.InferOutput<typeof recordSchema> {
  try {
    return v.parse(
      recordSchema,
      JSON.parse(readFileSync(join(root, '.cache/browsers.json'), 'utf8')),
    );
  } catch {
    // Setup has not run or was interrupted; the caller reports it.
    return { chromium: null, firefox: null };
  }
}
