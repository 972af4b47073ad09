import { SetupError } from '../lib/setup-error.mjs';

const steps = ['major', 'minor', 'patch'];
const shape = /^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/;

/** Chrome's limit for each part of a version. */
const highest = 65_535;

/**
 * The version to release: the next one of a kind, or the one that is named. The current one may be named, for the first
 * release is of a version that nobody has had yet; whether it was released is for the tags to say.
 *
 * @param {string} current
 * @param {string | undefined} wanted `patch`, `minor`, `major` or x.y.z
 */
export function nextVersion(current, wanted) {
  const now = parts(current);
  if (now === null) throw new SetupError(`package.json has “${current}”, which is no x.y.z.`);
  const next = steps.includes(wanted) ? raised(now, steps.indexOf(wanted)) : parts(wanted ?? '');
  if (next === null || next.some((part) => part > highest)) {
    throw new SetupError(
      `Name what to release: patch, minor, major, or a version such as 1.2.3 (no part above ${highest}).`,
    );
  }
  if (compare(next, now) < 0) {
    throw new SetupError(
      `${next.join('.')} is older than ${current}: browsers would not update to it.`,
    );
  }
  return next.join('.');
}

function parts(text) {
  const found = shape.exec(text);
  return found === null ? null : found.slice(1).map(Number);
}

function raised(now, index) {
  return now.map((part, at) => (at < index ? part : at === index ? part + 1 : 0));
}

function compare(one, other) {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at === -1 ? 0 : one[at] - other[at];
}
