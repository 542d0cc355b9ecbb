const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        jsc: { target: 'es2024', parser: { syntax: 'typescript', importAttributes: true } },
      },
    ],
  },
  testEnvironment: 'node',
};

/** Three suites: `unit` needs nothing beside Node, `postgres` a server, `browser` Chromium. */
export default {
  // A hang is what it is for: on a busy machine a test that is well may take many times as long as on a quiet one.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/test/postgres/', '/test/browser/', '/test/bench/'],
      globalSetup: '<rootDir>/test/support/empty-database.ts',
    },
    {
      ...shared,
      displayName: 'postgres',
      testMatch: ['<rootDir>/test/postgres/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/empty-database.ts',
    },
  ],
};
