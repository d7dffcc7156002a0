/** Who may import whom. The folders are the architecture; these rules keep it true. */

/** Built into bundles for browsers: nothing of it is loaded from node_modules when it runs. */
const FRONT_END = '^(apps/(console|officer)|libs/(ui-kit|api-client))/';

const TEST_CODE = '\\.(spec|prop-spec|int-spec|e2e-spec)\\.tsx?$|/testing/|/test-support/|/fixtures/|/conformance/|-fixtures\\.ts$|^apps/[^/]+/test/';

/** A driver has one home; everybody else meets it through that library. */
const driver = (name, home) => ({
  name: `${name}-only-in-${home.replace('^', '').replaceAll('/', '-')}`,
  comment: `The ${name} driver is imported in ${home.replace('^', '')} only: the rest speaks to a port.`,
  severity: 'error',
  from: { path: '^(apps|libs|deploy)/', pathNot: `${home}/|^libs/testing/|${TEST_CODE}` },
  to: { path: `^node_modules/${name}/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-packages-in-the-product',
      comment: 'What runs in production may use only what is installed there.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `${TEST_CODE}|${FRONT_END}|^libs/testing/|/contract-documents/(generate|validate)` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: TEST_CODE },
      to: { pathNot: '^libs/kernel/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'No framework, no driver, no I/O: the rules of the trade depend on the kernel alone.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: TEST_CODE },
      to: { pathNot: '^libs/(domain|kernel)/' },
    },
    {
      name: 'the-paste-parser-stands-alone',
      comment: 'Reading a text needs nothing but the text; it runs on a phone.',
      severity: 'error',
      from: { path: '^libs/paste-parser/', pathNot: TEST_CODE },
      to: { pathNot: '^libs/paste-parser/' },
    },
    {
      name: 'contracts-know-only-the-kernel',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: `${TEST_CODE}|/documents/|/generate` },
      to: { pathNot: '^(libs/(contracts|kernel)/|node_modules/zod/)' },
    },
    {
      name: 'ports-know-no-adapter',
      severity: 'error',
      from: { path: '^libs/ports/' },
      to: { pathNot: '^libs/(ports|kernel|contracts|domain)/' },
    },
    {
      name: 'front-ends-know-the-contract-only',
      comment: 'A screen shows what the gateway says: rules live behind it.',
      severity: 'error',
      from: { path: '^apps/(console|officer)/', pathNot: TEST_CODE },
      to: { path: '^(libs|apps|deploy)/', pathNot: '^libs/(api-client|ui-kit|kernel|paste-parser)/|^apps/(console|officer)/|^deploy/local/web/' },
    },
    {
      name: 'front-end-libraries-know-the-contract-only',
      severity: 'error',
      from: { path: '^libs/(ui-kit|api-client)/', pathNot: TEST_CODE },
      to: { path: '^libs/', pathNot: '^libs/(api-client|ui-kit|kernel)/' },
    },
    {
      name: 'only-front-ends-know-front-ends',
      severity: 'error',
      from: { path: '^(apps|libs|deploy)/', pathNot: FRONT_END },
      to: { path: '^libs/(ui-kit|api-client)/' },
    },
    {
      name: 'the-phone-carries-no-desk',
      comment: 'What a phone loads over a bad connection is counted: antd and charts are for desks.',
      severity: 'error',
      from: { path: '^(apps/officer|libs/(ui-kit|api-client))/' },
      to: { path: '^node_modules/(antd|@ant-design|echarts|cytoscape)/' },
    },
    {
      name: 'libraries-do-not-know-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|deploy|test)/' },
    },
    {
      name: 'apps-do-not-know-apps',
      comment: 'Apps meet in topics and internal calls, never in code.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'only-what-a-library-offers',
      comment: 'A library is its index.ts; what is behind it may change any day.',
      severity: 'error',
      from: { path: '^(apps|deploy|test|libs)/(connectors/[^/]+|[^/]+)/' },
      to: {
        path: '^libs/(connectors/[^/]+|[^/]+)/',
        pathNot: ['^libs/(connectors/[^/]+|[^/]+)/src/index\\.ts$', '^$1/$2/'],
      },
    },
    {
      name: 'a-connector-is-alone',
      comment: 'A connector builds a message and reads an answer; the kit does everything else.',
      severity: 'error',
      from: { path: '^libs/connectors/([^/]+)/', pathNot: TEST_CODE },
      to: { path: '^(libs|apps)/', pathNot: '^libs/(connectors/$1|connector-kit|kernel|contracts)/' },
    },
    {
      name: 'connectors-do-no-io',
      severity: 'error',
      from: { path: '^libs/connectors/', pathNot: TEST_CODE },
      to: { path: '^(node:)?(https?|http2|net|tls|fs|fs/promises|child_process|dns)$|^node_modules/undici/' },
    },
    {
      name: 'use-cases-know-no-adapter',
      comment: 'A use case asks for what it needs by its type; app.module.ts decides who answers.',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/usecases/', pathNot: TEST_CODE },
      to: { dependencyTypesNot: ['type-only'], path: '^apps/[^/]+/src/adapters/|^libs/(postgres|redis)/|^node_modules/(pg|kafkajs|ioredis|typeorm|fastify|@nestjs/platform-fastify)/' },
    },
    driver('kafkajs', '^libs/kafka'),
    driver('ioredis', '^libs/redis'),
    driver('pg', '^libs/postgres'),
    {
      name: 'the-judge-believes-nobody',
      comment: 'Whoever judges what survived reads only the banks, the database and the log of promises, never the code under test.',
      severity: 'error',
      from: { path: '^test/chaos/(judge|client)/', pathNot: TEST_CODE },
      to: { path: '^(apps|libs|deploy)/' },
    },
    {
      name: 'the-simulator-is-not-the-product',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/bank-simulator/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: `${TEST_CODE}|^test/|^libs/testing/` },
      to: { path: '\\.(spec|prop-spec|int-spec|e2e-spec)\\.ts$|^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/|/generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    combinedDependencies: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
