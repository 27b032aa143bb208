/** Lint rules: typed for what runs on a host, untyped for the AssemblyScript core, which asc type-checks itself. */
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { ownProperties } from './scripts/lint/own-properties.js';

const TYPED = [
  'cli/**/*.ts',
  'firmware/boards/**/*.ts',
  'firmware/voice/**/*.ts',
  'host-tools/**/*.ts',
  'simulator/**/*.ts',
  'scripts/**/*.ts',
  'tests/**/*.ts',
  '*.config.ts',
];
const ASSEMBLYSCRIPT = ['firmware/core/**/*.ts', 'host-tools/verifier/lanes/**/*.ts'];
const PLAIN = ['**/*.js', '**/*.mjs'];

/** These parts read what people, files and devices give them. */
const OUTWARD = ['cli/**/*.ts', 'host-tools/**/*.ts', 'simulator/**/*.ts'];

/** These parts get the time as an argument; only ports and commands read a clock. */
const CLOCKLESS = [
  'host-tools/verifier/**',
  'simulator/token/**',
  'simulator/runner/**',
  'simulator/glass/**',
];

const EVERYWHERE = {
  eqeqeq: ['error', 'always'],
  'no-var': 'error',
  'prefer-const': 'error',
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
    { selector: 'ExportAllDeclaration', message: 'Name what you export; no barrels.' },
    // A constructor alone may say `private`: there is no `#constructor`.
    {
      selector:
        ":matches(PropertyDefinition, TSParameterProperty, MethodDefinition[kind!='constructor'])[accessibility='private']",
      message: 'Private members are `#x`.',
    },
  ],
};

const CLOCK_READS = ['Date.now', 'performance.now', 'process.hrtime'].map((call) => {
  const [object, property] = call.split('.');
  return { object, property, message: 'Take the time as an argument.' };
});

export default defineConfig(
  { ignores: ['build/', 'node_modules/', '**/*.generated.ts'] },
  {
    files: PLAIN,
    extends: [tseslint.configs.recommended],
    rules: EVERYWHERE,
  },
  {
    files: TYPED,
    ignores: ASSEMBLYSCRIPT,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...EVERYWHERE,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNever: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
    },
  },
  {
    // Tests and build scripts index tables with names of their own.
    files: OUTWARD,
    ignores: ASSEMBLYSCRIPT,
    plugins: { talkode: { rules: { 'own-properties': ownProperties } } },
    rules: { 'talkode/own-properties': 'error' },
  },
  {
    files: CLOCKLESS,
    rules: { 'no-restricted-properties': ['error', ...CLOCK_READS] },
  },
  {
    files: ['simulator/web/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', '__dirname'].map((name) =>
        name === 'error' ? name : { name, message: 'The page runs in a browser.' },
      ),
    },
  },
  {
    // Tests take single functions out of objects that have no `this`.
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // Tools that load these files ask for a default export.
    files: [
      '*.config.ts',
      'eslint.config.js',
      'stryker.config.mjs',
      '**/vite.config.ts',
      'tests/support/summary-reporter.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ASSEMBLYSCRIPT,
    extends: [tseslint.configs.recommended],
    rules: {
      ...EVERYWHERE,
      // AssemblyScript has no === for numbers of its own: == compares values there.
      eqeqeq: 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
);
