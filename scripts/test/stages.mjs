/**
 * What `npm test` runs. Stages of one group share nothing and run side by side; groups run one after another.
 *
 * `script` is the package script; `report` is where its runner leaves a JSON report, and `cases` reads that.
 */
export const groups = [
  [
    { name: 'style', script: 'check:style' },
    { name: 'types', script: 'check:types' },
    { name: 'unused', script: 'check:unused' },
  ],
  [vitest('unit')],
  [
    { name: 'build-chrome', script: 'build:chrome' },
    { name: 'build-firefox', script: 'build:firefox' },
  ],
  [{ name: 'package', script: 'package', args: ['--any-tree'] }],
  [vitest('built'), { name: 'lint', script: 'test:lint' }],
  [{ name: 'trial', script: 'trial' }],
  [{ name: 'chromium', script: 'test:chromium', ...journeys('chromium') }],
  [{ name: 'access', script: 'test:access', ...journeys('chromium', 'access') }],
  [{ name: 'forensic', script: 'test:forensic', ...journeys('chromium', 'forensic') }],
  [{ name: 'performance', script: 'test:performance', ...journeys('chromium', 'performance') }],
  [{ name: 'survival', script: 'test:survival', ...journeys('chromium', 'survival') }],
  [{ name: 'firefox', script: 'test:firefox', ...journeys('firefox') }],
];

function journeys(browser, suite = browser) {
  const report = `artifacts/journeys-${suite}.json`;
  return {
    needs: browser,
    report,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    cases: ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
  };
}

function vitest(suite) {
  const report = `artifacts/${suite}.json`;
  return {
    name: suite,
    script: `test:${suite}`,
    report,
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    cases: ({ numPassedTests, numFailedTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
    }),
  };
}
