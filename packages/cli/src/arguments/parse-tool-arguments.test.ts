import { describe, expect, test } from 'vitest';
import { parseToolArguments } from './parse-tool-arguments.js';

const schema = {
  type: 'object',
  properties: {
    walletAddress: { type: 'string' },
    token_id: { type: 'string' },
    count: { type: 'integer' },
    ratio: { type: 'number' },
    verbose: { type: 'boolean' },
    unit: { enum: ['celsius', 'fahrenheit'] },
    tags: { type: 'array', items: { type: 'string' } },
    numbers: { type: 'array', items: { type: 'number' } },
    filter: {
      type: 'object',
      properties: { status: { type: 'string' }, limit: { type: 'integer' } },
    },
    items: { type: 'array', items: { $ref: '#/$defs/item' } },
    note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    either: { type: ['string', 'number'] },
    anything: {},
    'dotted.name': { type: 'string' },
  },
  $defs: { item: { type: 'object', properties: { id: { type: 'integer' } } } },
};

const parse = (words: readonly string[], tool: unknown = schema) =>
  parseToolArguments(words, {
    schema: tool,
    readSource: async (source) => {
      if (source === 'missing.txt') throw new Error('no such file');
      return source === '-' ? '{"count": 9}' : `text of ${source}`;
    },
    foreign: (option) => ({ '--json': 'flag', '--save': 'value' })[option] as 'flag' | undefined,
  });

describe('values', () => {
  test.each<[string, string[], Record<string, unknown>]>([
    ['kebab for camel', ['--wallet-address', '0x1'], { walletAddress: '0x1' }],
    ['camel', ['--walletAddress', '0x1'], { walletAddress: '0x1' }],
    ['snake for camel', ['--wallet_address=0x1'], { walletAddress: '0x1' }],
    ['kebab for snake', ['--token-id', '1'], { token_id: '1' }],
    ['a string stays one', ['--token-id', '007'], { token_id: '007' }],
    ['an equals sign in the value', ['--token-id=a=b'], { token_id: 'a=b' }],
    ['a value with a dash', ['--count', '-5'], { count: -5 }],
    ['an empty string', ['--token-id', ''], { token_id: '' }],
    ['numbers', ['--count', '3', '--ratio', '.5'], { count: 3, ratio: 0.5 }],
    ['a flag', ['--verbose'], { verbose: true }],
    ['a flag that is off', ['--no-verbose'], { verbose: false }],
    ['a flag with a value', ['--verbose=false'], { verbose: false }],
    ['a flag with a value apart', ['--verbose', 'false'], { verbose: false }],
    ['an enum', ['--unit', 'celsius'], { unit: 'celsius' }],
    ['a repeated list', ['--tags', 'a', '--tags', 'b'], { tags: ['a', 'b'] }],
    ['a JSON list', ['--tags', '["a","b"]'], { tags: ['a', 'b'] }],
    ['one item of a list', ['--numbers', '1'], { numbers: [1] }],
    [
      'a path',
      ['--filter.status', 'open', '--filter.limit', '5'],
      { filter: { status: 'open', limit: 5 } },
    ],
    [
      'a path through a list',
      ['--items[0].id', '3', '--items[1].id', '4'],
      { items: [{ id: 3 }, { id: 4 }] },
    ],
    ['a name with a dot', ['--dotted.name', 'x'], { 'dotted.name': 'x' }],
    ['an object', ['--filter', '{"status":"open"}'], { filter: { status: 'open' } }],
    ['a nullable string', ['--note', 'null'], { note: 'null' }],
    ['a union takes the narrowest', ['--either', '5'], { either: 5 }],
    ['a union keeps what is written', ['--either', '05'], { either: '05' }],
    ['no type at all', ['--anything', '[1]'], { anything: [1] }],
    ['an assignment', ['count=3', 'walletAddress=0x'], { count: 3, walletAddress: '0x' }],
    ['raw JSON', ['anything:={"a":1}'], { anything: { a: 1 } }],
    ['raw null', ['note:=null'], { note: null }],
    ['a file', ['note=@a.txt'], { note: 'text of a.txt' }],
    ['an at sign', ['note=@@name'], { note: '@name' }],
    ['an option with an at sign', ['--note', '@name'], { note: '@name' }],
    ['a JSON object', ['{"count":1,"verbose":true}', '--count', '2'], { count: 2, verbose: true }],
    ['--args', ['--args', '{"count":1}'], { count: 1 }],
    ['--args from standard input', ['--args', '-'], { count: 9 }],
    [
      'merged objects',
      ['--args', '{"filter":{"limit":1}}', '--filter.status', 'x'],
      { filter: { limit: 1, status: 'x' } },
    ],
  ])('%s', async (_, words, parameters) => {
    expect(await parse(words)).toEqual({ parameters, problems: [], foreign: [] });
  });
});

describe('problems', () => {
  test.each<[string, string[], string]>([
    ['not a number', ['--count', 'x'], '--count is a whole number, not "x".'],
    ['not a whole number', ['--count', '1.5'], '--count is a whole number, not "1.5".'],
    ['too large', ['--count', '9007199254740993'], '--count is 9007199254740993, which is beyond'],
    ['not in the enum', ['--unit', 'celcius'], 'Did you mean celsius?'],
    ['unknown', ['--walet-address', '0x'], 'Did you mean --wallet-address?'],
    ['no value', ['--count'], '--count needs a value.'],
    ['twice', ['--count', '1', '--count', '2'], '--count is given twice, and it is not a list.'],
    ['bad JSON', ['filter:={'], 'filter is not JSON'],
    ['no argument', ['hello'], '"hello" is no argument'],
    ['a file that is not there', ['note=@missing.txt'], 'note cannot be read: no such file.'],
    ['the prototype', ['--__proto__.x', '1'], 'The tool has no parameter --__proto__.x.'],
  ])('%s', async (_, words, problem) => {
    const { problems } = await parse(words);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
    expect(problems[0]).not.toContain('?.');
  });

  test('are told all at once', async () => {
    const tool = { ...schema, required: ['walletAddress', 'filter', 'count'] };
    const { problems } = await parse(['--count', 'x', '--qqqq', '1'], tool);
    expect(problems).toEqual([
      '--count is a whole number, not "x".',
      'The tool has no parameter --qqqq.',
      '--wallet-address is required.',
      '--filter is required.',
    ]);
  });
});

test('hands on options that are not the tool’s, unless the schema has them', async () => {
  expect(await parse(['--json', '--count', '1', '--save', 'out'])).toEqual({
    parameters: { count: 1 },
    problems: [],
    foreign: ['--json', '--save', 'out'],
  });
  const tool = { type: 'object', properties: { save: { type: 'string' } } };
  expect(await parse(['--save', 'out'], tool)).toMatchObject({ parameters: { save: 'out' } });
  expect((await parse(['--', '--json'])).problems).toHaveLength(1);
});

test('takes any name where the schema names none', async () => {
  const { parameters, problems } = await parse(['--a.b', '1', 'c=x'], { type: 'object' });
  expect(problems).toEqual([]);
  expect(parameters).toEqual({ a: { b: 1 }, c: 'x' });
  expect(await parse(['--json'], { type: 'object' })).toMatchObject({ foreign: ['--json'] });
});
