import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Layers, lowest first: a folder may import from those before it, never from those after it. */
const layers = [
  ['./src/core'],
  ['./workers', './src/offline'],
  ['./src/state'],
  ['./src/view', './src/export', './src/widgets'],
  ['./src/panels'],
  ['./src/App.svelte', './src/main.ts'],
];

const zones = layers.flatMap((targets, level) =>
  targets.map((target) => ({
    target,
    from: [...layers.slice(level + 1).flat(), './src/cli', './test'],
    message: 'Layers: core <- workers <- state <- view, export, widgets <- panels <- App.',
  })),
);
zones.push({
  target: './src/cli',
  from: layers.slice(1).flat(),
  message: 'The command line may import the core only.',
});
zones.push({
  target: './src/widgets',
  from: ['./src/core', './src/state', './workers'],
  message: 'Widgets know nothing of papers.',
});

const impure = [
  'window',
  'document',
  'navigator',
  'performance',
  'localStorage',
  'self',
  'Worker',
  'setTimeout',
];

export default ts.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'src/core/kernels/assembly/**',
      'src/core/kernels/generated/**',
      'test/e2e/out/**',
      '.cache/**',
      'coverage/**',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        importX.createNodeResolver({ extensions: ['.ts', '.js', '.svelte', '.json'] }),
      ],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      '@typescript-eslint/no-explicit-any': 'error',
      // Typed arrays are indexed inside loops whose bounds are checked once; `!` says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'svelte/no-at-html-tags': 'error',
      // The page is one document: there is no router whose base a link could miss.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impure],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance is an argument: see core/random.ts.' },
        { object: 'Date', property: 'now', message: 'Time is an argument.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['svelte', 'svelte/*', 'sigma', 'sigma/*', 'comlink', 'node:*'],
              message: 'The core is pure.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte', 'workers/**/*.ts'],
    ignores: ['src/view/**'],
    rules: {},
  },
  { files: ['src/cli/**', 'test/**', '*.config.*'], rules: { 'no-console': 'off' } },
);
