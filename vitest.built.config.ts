import { defineConfig } from 'vitest/config';

/** What is checked of the builds: they have to be there. */
export default defineConfig({
  test: { include: ['checks/built/*.test.ts'] },
});
