import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const MOST_PARAMETERS = 3; // then an object
const MOST_DEPENDENCIES = 5; // more means two use cases in one

const TESTS = ['**/*.{spec,prop-spec,int-spec,e2e-spec}.ts', '**/testing/**', '**/test-support/**', '**/fixtures/**', '**/conformance/**', 'test/**'];

const tooManyParameters = `[params.length>${MOST_PARAMETERS}]`;
const exportsByName = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: a name can be searched for.' },
  { selector: 'ExportAllDeclaration', message: 'Name what is exported: `*` hides what a library offers.' },
];
const fewParameters = [
  {
    selector: `FunctionDeclaration${tooManyParameters}, ArrowFunctionExpression${tooManyParameters}, :not(MethodDefinition[kind="constructor"]) > FunctionExpression${tooManyParameters}`,
    message: `More than ${MOST_PARAMETERS} parameters: take an object.`,
  },
  {
    selector: `MethodDefinition[kind="constructor"] > FunctionExpression[params.length>${MOST_DEPENDENCIES}]`,
    message: `More than ${MOST_DEPENDENCIES} dependencies: these are two classes.`,
  },
];
const shape = [...exportsByName, ...fewParameters];

/** The domain's answers depend on its arguments alone; time comes in as `now`. */
const impure = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The domain has no clock: take `now`.' },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: 'The domain has no clock: take `now`.' },
  { selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]', message: 'The domain has no chance: take it in.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'dist.*/', 'coverage/', '.paystop/', '**/*.js', '**/*.cjs', '!.dependency-cruiser.cjs'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-syntax': ['error', ...shape],
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 70, IIFEs: true }],
      'no-console': 'error',
      'no-undef': 'off', // TypeScript knows better
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['libs/domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...shape, ...impure],
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'performance', 'require'],
    },
  },
  {
    files: ['apps/{console,officer}/**/*.{ts,tsx}', 'libs/ui-kit/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Calls go through the generated client (libs/api-client).' }, { name: 'EventSource', message: 'It cannot send the token in a header: use LiveConnection.' }],
      // A handler of React may be async; what it throws is shown by the mutation that it starts.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    // A module loaded by its name at run time has no other way in.
    files: ['deploy/local/commands/all-in-one.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: TESTS,
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...exportsByName],
    },
  },
  {
    // A route's parameters are what its decorators name.
    files: ['**/*.controller.ts'],
    rules: { 'no-restricted-syntax': ['error', ...exportsByName] },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'readonly' } },
  },
  {
    files: ['**/*.mjs'],
    rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }] },
    languageOptions: {
      globals: {
        process: 'readonly', performance: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly',
        setInterval: 'readonly', clearInterval: 'readonly', URL: 'readonly', fetch: 'readonly', AbortSignal: 'readonly', Buffer: 'readonly', console: 'readonly',
      },
    },
  },
);
