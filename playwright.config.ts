import { defineConfig } from 'playwright/test';
import type { Extent } from './e2e/performance/report';

const performance = (extent: Extent) => ({
  testMatch: '**/*.performance.test.ts',
  workers: 1,
  use: { extent },
});

/** The journeys: the built extension in real browsers. Each test starts its own service, so there is none to start here. */
export default defineConfig<{ extent: Extent }>({
  testDir: 'e2e',
  outputDir: 'artifacts/journeys',
  projects: [
    { name: 'chromium', testMatch: '**/*.chromium.test.ts' },
    { name: 'access', testMatch: '**/*.access.test.ts' },
    { name: 'survival', testMatch: '**/*.survival.test.ts' },
    { name: 'forensic', testMatch: '**/*.forensic.test.ts' },
    { name: 'pictures', testMatch: '**/*.pictures.test.ts' },
    { name: 'performance', ...performance('whole') },
    { name: 'performance-short', ...performance('short') },
    // Starting it takes half of the usual time, and now and then all of it.
    { name: 'firefox', testMatch: '**/*.firefox.test.ts', timeout: 40_000 },
  ],
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 30_000,
  // A key takes as long to compute as it is made to, and longer beside a browser that starts.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [
    ['list'],
    ['json', { outputFile: 'artifacts/journeys.json' }],
    // Gathers what the survival suite saw, and writes it down when UPDATE_DOCS=1.
    ['./e2e/survival/table-reporter.ts'],
  ],
  use: { trace: 'off' },
});
