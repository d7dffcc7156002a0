/** Jest runs the TypeScript sources through swc; ESM-only packages are transformed as well. */
const swc = {
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
};

module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { globalsCleanup: 'off' },
  maxWorkers: 2,
  testTimeout: 20_000, // real servers on a busy machine
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/deploy', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.prop-spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts'],
  transform: {
    '^.+\\.[mc]?[tj]s$': ['@swc/jest', { ...swc, swcrc: false }],
    '^.+\\.tsx$': ['@swc/jest', { ...swc, jsc: { ...swc.jsc, parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } }, swcrc: false }],
  },
  transformIgnorePatterns: ['/node_modules/(?!(jose|oidc-provider)/)'],
  moduleNameMapper: {
    '\\.css$': '<rootDir>/libs/testing/src/no-styles.ts',
    '^@paystop/connectors/([^/]+)$': '<rootDir>/libs/connectors/$1/src/index.ts',
    '^@paystop/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
};
