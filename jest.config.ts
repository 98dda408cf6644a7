/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const rooms = [
  'maillog',
  'delivery',
  'reachability',
  'source',
  'store',
  'answers',
  'watch',
  'service',
  'settings',
  'client',
];

const config: Config = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/build-once.ts',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    ...Object.fromEntries(
      rooms.map((room) => [`^@noanswer/${room}$`, `<rootDir>/libs/${room}/src/index.ts`]),
    ),
    '^@noanswer/api$': '<rootDir>/apps/api/src/index.ts',
    '^@noanswer/source/kafka$': '<rootDir>/libs/source/src/kafka/index.ts',
  },
  // Two cores: one worker for the tests that drive real servers, one for the rest.
  maxWorkers: 2,
  // For what hangs, and for nothing else: how long something takes on a busy machine is no behaviour.
  testTimeout: 900_000,
};

export default config;
