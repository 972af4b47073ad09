import { defineConfig } from 'playwright/test';
import type { Extent } from './e2e/performance/report';

const performance = (extent: Extent) => ({
  testMatch: '**/*.performance.test.ts',
  workers: 1,
  use: { extent },
});

const suite = (name: string) => ({ name, testMatch: `**/*.${name}.test.ts`, workers: 2 });

/** The journeys: the built extension in real browsers. Each test starts its own service, so there is none to start here. */
export default defineConfig<{ extent: Extent }>({
  testDir: 'e2e',
  outputDir: 'artifacts/journeys',
  projects: [
    // A browser that has just been started is waited for: a third journey takes the time meanwhile.
    { ...suite('chromium'), workers: 3 },
    suite('access'),
    suite('survival'),
    suite('forensic'),
    suite('pictures'),
    suite('firefox'),
    { name: 'performance', ...performance('whole') },
    { name: 'performance-short', ...performance('short') },
  ],
  workers: 3,
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
