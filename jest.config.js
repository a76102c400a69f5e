/** Two kinds of test: pure ones beside their file, real ones in `test/` on PostgreSQL and in a browser. */
const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: false, decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        target: 'es2023',
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};
const shared = {
  transform,
  testEnvironment: '<rootDir>/test/support/spec-environment.mjs',
  testRunner: '<rootDir>/test/support/spec-runner.mjs',
};

export default {
  // Only against hanging: nothing takes half as long on two cores that are busy with something else. What does says so.
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/support/spec-sequencer.mjs',
  projects: [
    { ...shared, displayName: 'pure', testMatch: ['<rootDir>/apps/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'real',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
