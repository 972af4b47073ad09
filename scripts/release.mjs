import { command } from './lib/command.mjs';
import { SetupError } from './lib/setup-error.mjs';
import { carryOut } from './release/carry-out.mjs';
import { ensureReleasable, ensureUntagged } from './release/git.mjs';
import { packageSums, storePages } from './release/packages.mjs';
import { planRelease, planText } from './release/plan.mjs';
import { Progress } from './release/progress.mjs';
import { uploadGuide } from './release/uploads.mjs';

// npm run release -- <patch|minor|major|x.y.z> [--really]: shows what a release would do; with --really does it, except for
// what only a person can do, the push and the uploads.
await command(async (signal) => {
  const { wanted, really } = parse(process.argv.slice(2));
  await ensureReleasable(signal);
  const plan = planRelease(wanted, today());
  await ensureUntagged(plan.tag, signal);
  console.log(planText(plan).join('\n'));
  if (!really) {
    console.log('\nNothing was changed. Add --really to do it.');
    return 0;
  }

  const progress = new Progress();
  try {
    await carryOut(plan, progress, signal);
    console.log(`\n${plan.tag} is ready. Publish it:`);
    console.log('\n  git push --follow-tags origin main');
    console.log(uploadGuide(packageSums(), storePages()).join('\n'));
  } catch (error) {
    console.error(`\nNot released. ${progress.report().join('\n')}\n`);
    throw error;
  }
  return 0;
});

function parse(args) {
  const really = args.includes('--really');
  const [wanted, ...rest] = args.filter((each) => each !== '--really');
  if (rest.length > 0) throw new SetupError(`Too much: ${rest.join(' ')}`);
  return { wanted, really };
}

/** Today's date in local time, for the changelog. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
