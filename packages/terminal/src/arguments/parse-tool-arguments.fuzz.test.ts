import { expect, test } from 'vitest';
import { describeFaults } from './describe-faults.js';
import { parseToolArguments } from './parse-tool-arguments.js';

const pieces = [
  [
    '--',
    '-',
    '--no-',
    '=',
    ':=',
    '@',
    '@@',
    '.',
    '[0]',
    '[9999]',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    ',',
    ':',
    '"',
    "'",
    '\\',
  ],
  [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'length',
    'name',
    'filter',
    'items',
    'flag',
  ],
  [
    '1',
    '9007199254740993',
    '1e999',
    '-5',
    'true',
    'null',
    '',
    ' ',
    '\n',
    '\u0000',
    '🦊',
    '\ud800',
    'x'.repeat(50),
  ],
  ['{"__proto__":{"polluted":1}}', '{"a":', '[1,2]', '("', '(a: ', '--args', '--json', '-c'],
].flat();

const schemas: readonly unknown[] = [
  { type: 'object' },
  { type: 'object', properties: {}, additionalProperties: false },
  JSON.parse(
    '{"properties":{"__proto__":{"type":"object"},"constructor":{"properties":{"prototype":{}}}}}',
  ),
  {
    properties: {
      name: { type: 'string', pattern: '^(x+x+)+y$', minLength: 1 },
      length: { type: 'integer', maximum: 3 },
      filter: { type: 'object', properties: { name: { enum: ['a', null, 1] } } },
      items: { type: 'array', uniqueItems: true, items: { $ref: '#' } },
      flag: { type: 'boolean' },
      any: { anyOf: [{ $ref: '#' }, { type: 'array', items: { $ref: '#/properties/any' } }] },
    },
    required: ['name', 'constructor'],
  },
  true,
  null,
  'schema',
  { properties: [], required: 'name', type: 7, enum: {}, anyOf: {}, $ref: 5, items: null },
];

/** The same numbers again in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test('no words make it throw, hang or touch a prototype', { timeout: 120_000 }, async () => {
  const random = createRandom(11);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const own = Object.getOwnPropertyNames(Object.prototype).toSorted();
  for (let run = 0; run < 20_000; run += 1) {
    const words = Array.from({ length: Math.floor(random() * 5) }, () =>
      Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(pieces)).join(''),
    );
    const schema = pick(schemas);
    const { parameters, problems } = await parseToolArguments(words, {
      schema,
      readSource: async (source) => {
        if (source.length % 2 === 0) throw new Error('no such file');
        return pick(pieces);
      },
      foreign: (option) => (option === '--json' ? 'flag' : undefined),
      validates: random() < 0.8,
    });
    const told = JSON.stringify(words);
    expect(Object.getPrototypeOf(parameters), told).toBe(Object.prototype);
    // What cannot be sent has been told.
    if (problems.length === 0) expect(() => JSON.stringify(parameters), told).not.toThrow();
    if (run % 20 === 0) describeFaults(parameters, { schema });
  }
  expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(own);
  expect({}).not.toHaveProperty('polluted');
});
