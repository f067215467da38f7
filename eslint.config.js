import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/*
 * The architecture, as two tables. To change the architecture, change them first.
 */

/** A stage is a folder of plain functions from domain values to domain values. */
const stages = [
  'dicom',
  'dicomweb',
  'volume',
  'objects',
  'inference',
  'inquiry',
  'measuring',
  'review',
  'report',
  'paper',
  'export',
  'storage',
  'offline',
];

/** Which folders of `src` a folder may import, each by its door (`#folder`). */
const mayImport = {
  domain: [],
  i18n: ['domain'],
  ...Object.fromEntries(stages.map((stage) => [stage, ['domain', 'i18n']])),
  state: ['domain'],
  actions: ['domain', 'i18n', 'state', ...stages],
  viewer: ['domain', 'i18n'],
  ui: ['domain', 'i18n', 'state', 'actions', 'viewer'],
  cli: ['domain', 'i18n', ...stages],
};

/** The only folders that may import a library; a library that is not listed is free to all. */
const homes = {
  'dicom-parser': ['dicom'],
  'fast-png': ['dicom', 'cli'],
  'jpeg-js': ['dicom', 'cli'],
  'jpeg-lossless-decoder-js': ['dicom'],
  '@cornerstonejs/codec-charls': ['dicom'],
  '@cornerstonejs/codec-libjpeg-turbo-8bit': ['dicom'],
  '@cornerstonejs/codec-libjxl': ['dicom'],
  '@cornerstonejs/codec-openjpeg': ['dicom'],
  '@cornerstonejs/codec-openjph': ['dicom'],
  fflate: ['dicom'],
  dcmjs: ['export'],
  '@cornerstonejs/core': ['viewer'],
  // `offline` imports the addresses of its WASM alone.
  'onnxruntime-web': ['inference', 'offline'],
  '@huggingface/tokenizers': ['inference'],
  comlink: ['inference', 'volume'],
  idb: ['storage'],
  zustand: ['state'],
  react: ['ui', 'viewer'],
  'react-dom': ['ui', 'viewer'],
  'react-aria-components': ['ui'],
  'react-resizable-panels': ['ui'],
  'lucide-react': ['ui'],
  'node:*': ['cli'],
};

/** Code that runs the stages from outside the app keeps to the command line's row. */
const rowsElsewhere = { scripts: 'cli' };

const any = (names) => names.map((name) => name.replace('*', '.*')).join('|');

function restrictImports(folder, folderPatterns) {
  const away = Object.keys(homes).filter((library) => !homes[library].includes(folder));
  return {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...folderPatterns,
          {
            regex: `^(${any(away)})(/|$)`,
            message:
              'This library is imported only from its home: see `homes` in eslint.config.js.',
          },
        ],
      },
    ],
  };
}

const allowOnly = (folders) => ({
  regex: folders.length > 0 ? `^#(?!(${any(folders)})$)` : '^#',
  message: `Not a folder to import from here: see \`mayImport\` in eslint.config.js.`,
});

/** A relative import may not climb out of its folder, so the pattern depends on the file's depth. */
const folderRules = Object.entries(mayImport).flatMap(([folder, allowed]) =>
  [0, 1, 2, 3].map((depth) => ({
    files: [`src/${folder}/${'*/'.repeat(depth)}*.{ts,tsx}`],
    rules: restrictImports(folder, [
      allowOnly(allowed),
      {
        regex: `^(\\./)?(\\.\\./){${depth + 1}}`,
        message: 'Import another folder by its door, as in `#domain`.',
      },
    ]),
  })),
);

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      'blob-report/',
      'models/',
      'public/',
    ],
  },

  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
      globals: { ...globals.browser, ...globals.worker },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      // An implementation of an async interface need not await.
      '@typescript-eslint/require-await': 'off',
      // Loops over pixels index typed arrays within their bounds, where every `?? 0` would cost time.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },

  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.recommended, reactHooks.configs.flat.recommended],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      ],
    },
  },
  ...folderRules,
  {
    files: ['src/main.tsx'],
    rules: restrictImports('ui', [allowOnly(['ui'])]),
  },
  ...Object.entries(rowsElsewhere).map(([folder, row]) => ({
    files: [`${folder}/**/*.ts`],
    rules: restrictImports(row, [allowOnly(mayImport[row])]),
  })),

  {
    // Declarations describe other people's modules as they are.
    files: ['src/**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['src/cli/**', 'scripts/**', 'tests/**', 'e2e/**', 'build/**', '*.config.ts'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**', 'e2e/**'],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
  prettier,
);
