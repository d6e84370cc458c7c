import { defineConfig } from 'vitest/config';

/** The tests of what knows nothing of AWS, the environment or the clock. */
const rules = 'article formats normalise partner rights route shape similarity tag'
  .split(' ')
  .map((folder) => `tests/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    // Much of the time is spent waiting for emulators and sandboxes.
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['lambdas/**/*.ts', 'lib/**/*.ts', 'local/**/*.ts', 'cli/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
    projects: [
      {
        test: {
          name: 'rules',
          // They touch nothing outside: what one file has loaded serves the next.
          isolate: false,
          testTimeout: 30_000,
          include: rules,
        },
      },
      {
        test: {
          name: 'unit',
          // Of the properties and of those that start processes, on a machine that is busy.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          include: ['tests/**/*.test.ts'],
          exclude: [
            ...rules,
            'tests/infra/**',
            'tests/e2e/**',
            'tests/corpus/**',
            'tests/cloud/**',
            'tests/door/**',
          ],
        },
      },
      {
        test: {
          name: 'infra',
          include: ['tests/infra/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/synthesize.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'corpus',
          include: ['tests/corpus/**/*.test.ts'],
          globalSetup: ['tests/support/synthesize.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'door',
          include: ['tests/door/**/*.test.ts'],
          // Over the internet; and CloudFront takes its time to learn of passwords.
          testTimeout: 60_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
