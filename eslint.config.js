import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const coreBans = [
  'Date',
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'Buffer',
  'console',
  'crypto',
  'globalThis',
  'require',
];

export default defineConfig(
  {
    ignores: [
      'dist',
      'src/generated',
      'coverage',
      'node_modules',
      '.dependency-cruiser.cjs',
      'tests/architecture/planted',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      complexity: ['error', 12],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...coreBans.map((name) => ({ name, message: 'core is pure: no clock, ambient randomness or I/O' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'use a seeded stream (kernel/coins)' },
        { object: 'DateTime', property: 'now', message: 'core never asks for now' },
        { object: 'DateTime', property: 'local', message: 'core never asks for now' },
        {
          object: 'DateTime',
          property: 'utc',
          message: 'use DateTime.fromObject or fromISO with a named zone',
        },
      ],
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'core is pure' }] }],
    },
  },
  {
    files: ['tests/**/*.ts', 'scripts/**', 'bin/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
