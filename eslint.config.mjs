import tseslint from 'typescript-eslint';

/** Who may import whom. The way of the data is one-way: CONTRIBUTING.md. */
const mayImport = {
  maillog: [],
  reachability: [],
  delivery: ['maillog'],
  source: ['maillog'],
  store: ['maillog', 'delivery', 'reachability'],
  answers: ['delivery', 'reachability', 'store'],
  watch: ['reachability', 'store', 'service'],
  service: [],
  settings: [],
  client: [],
};
const pureRooms = ['maillog', 'delivery', 'reachability'];
const rooms = Object.keys(mayImport);

function roomRules(room) {
  const forbidden = rooms.filter((other) => other !== room && !mayImport[room].includes(other));
  const groups = [
    ...(forbidden.length > 0
      ? [
          {
            group: forbidden.map((other) => `@noanswer/${other}`),
            message: `libs/${room} may import: ${mayImport[room].join(', ') || 'none of our rooms'}.`,
          },
        ]
      : []),
    { group: ['@nestjs/*'], message: 'Nest is imported only in apps/.' },
    {
      regex: `(^|/)libs/|(^|/)(${rooms.join('|')})/src`,
      message: 'Go through the front door: @noanswer/<room>.',
    },
  ];
  const pure = pureRooms.includes(room);
  if (pure)
    groups.push({
      regex: '^node:|^(fs|os|path|net|http|child_process|zlib|stream)(/|$)',
      message: 'A pure room does no IO.',
    });
  return {
    files: [`libs/${room}/src/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: groups }],
      ...(pure && {
        'no-restricted-syntax': [
          'error',
          {
            selector: "NewExpression[callee.name='Date'][arguments.length=0]",
            message: 'Time is an argument.',
          },
          {
            selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
            message: 'Time is an argument.',
          },
          {
            selector: "MemberExpression[object.name='process']",
            message: 'A pure room does not look around.',
          },
          {
            selector: "MemberExpression[object.name='Math'][property.name='random']",
            message: 'A pure room has no chance in it.',
          },
        ],
      }),
    },
  };
}

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      'coverage',
      'bench/data',
      'bin',
      '**/*.mjs',
      'libs/client/src/schema.ts',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers in templates are how a report is written.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `declare` style preferences that fight with hot loops over typed arrays.
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-control-regex': 'off',
      eqeqeq: 'error',
      complexity: ['error', 20],
    },
  },
  ...rooms.map(roomRules),
  {
    files: ['apps/**/*.ts'],
    // A Nest module is an empty class: its decorator says what it is.
    rules: { '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }] },
  },
  {
    files: ['**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
