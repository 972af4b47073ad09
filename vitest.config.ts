import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // For the slowest, beside whatever else this machine does.
    testTimeout: 30_000,
    include: [
      'src/**/*.test.{ts,tsx}',
      'sandbox/**/*.test.ts',
      'extension/**/*.test.ts',
      'e2e/forensic/search.test.ts',
      'e2e/performance/report.test.ts',
      'e2e/support/firefox-output.test.ts',
      'checks/*.test.ts',
      'scripts/**/*.test.ts',
    ],
  },
});
