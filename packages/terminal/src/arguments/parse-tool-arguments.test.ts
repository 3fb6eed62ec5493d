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
    point: { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }] },
    headers: { type: 'object', additionalProperties: { type: 'integer' } },
    switch: { type: ['boolean', 'null'] },
    anything: {},
    'dotted.name': { type: 'string' },
  },
  $defs: { item: { type: 'object', properties: { id: { type: 'integer' } } } },
};

const parse = (
  words: readonly string[],
  tool: unknown = schema,
  options: { args?: string; validates?: boolean } = {},
) =>
  parseToolArguments(words, {
    ...options,
    schema: tool,
    readSource: async (source) => {
      if (source === 'missing.txt') throw new Error('no such file');
      if (source === 'filter.json') return '{"status": "x"}\n';
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
    ['a header by its own name', ['--headers.X-Count', '3'], { headers: { 'X-Count': 3 } }],
    ['a tuple', ['--point[0]', '7', '--point[1]', '7'], { point: [7, '7'] }],
    [
      'a part wins over the whole',
      ['--filter.limit', '1', '--filter', '{"limit":2,"x":1}'],
      { filter: { limit: 1, x: 1 } },
    ],
    ['null for a flag', ['--switch', 'null', '--count', '1'], { switch: null, count: 1 }],
    ['a word that begins with a dash', ['--note', '-x'], { note: '-x' }],
    ['a value with --', ['--note=--x'], { note: '--x' }],
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
    ['standard input', ['-', '--unit', 'celsius'], { count: 9, unit: 'celsius' }],
    ['a number in a file', ['either=@5.txt'], { either: 'text of 5.txt' }],
    ['JSON from a file', ['filter:=@filter.json'], { filter: { status: 'x' } }],
    [
      'a call',
      ['(count: 3, note: two words, walletAddress: "0x1, (y)")'],
      { count: 3, note: 'two words', walletAddress: '0x1, (y)' },
    ],
    [
      'a call with quotes of the other kind',
      ["(note: 'it\\'s', either: '5')"],
      { note: "it's", either: '5' },
    ],
    [
      'a call with JSON',
      ['(filter: {"status": "a,b"}, tags: ["x", "y"], note: null)'],
      { filter: { status: 'a,b' }, tags: ['x', 'y'], note: null },
    ],
    [
      'a call with paths and spellings',
      ['(filter.status: x, wallet-address = 5)'],
      { filter: { status: 'x' }, walletAddress: '5' },
    ],
    [
      'an option wins over a call',
      ['--count', '1', '(count: 2, unit: celsius)'],
      { count: 1, unit: 'celsius' },
    ],
    ['an empty call', ['()'], {}],
    [
      'merged objects',
      ['--args', '{"filter":{"limit":1}}', '--filter.status', 'x'],
      { filter: { limit: 1, status: 'x' } },
    ],
  ])('%s', async (_, words, parameters) => {
    expect(await parse(words)).toMatchObject({ parameters, problems: [], foreign: [] });
  });
});

describe('problems', () => {
  test.each<[string, string[], string]>([
    ['not a number', ['--count', 'x'], '--count is a whole number, not "x".'],
    ['not a whole number', ['--count', '1.5'], '--count is a whole number, not "1.5".'],
    ['too large', ['--count', '9007199254740993'], '--count is 9007199254740993, which is beyond'],
    [
      'too large in JSON',
      ['anything:={"a":[-9007199254740993]}'],
      'anything has -9007199254740993, which is beyond',
    ],
    [
      'too large in an object',
      ['{"count":1e999}'],
      'The JSON object has 1e999, which is too large',
    ],
    ['nothing', ['--args', ' '], '--args is empty'],
    ['a hole', ['--items[1].id', '3'], 'items[0] is missing'],
    ['standard input twice', ['-', 'note=@-'], 'standard input can be read once'],
    ['a call that cannot be read', ['(count 3)'], '"count 3" has no name'],
    [
      'a call with an unknown name',
      ['(cuont: 3)'],
      'The tool has no parameter cuont. Did you mean count?',
    ],
    ['an unknown name inside', ['--filter.stauts', 'x'], 'Did you mean --filter.status?'],
    ['one dash', ['-count'], 'write --count'],
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
  expect(await parse(['--json', '--count', '1', '--save', 'out'])).toMatchObject({
    parameters: { count: 1 },
    problems: [],
    foreign: ['--json', '--save', 'out'],
  });
  const tool = { type: 'object', properties: { save: { type: 'string' } } };
  expect(await parse(['--save', 'out'], tool)).toMatchObject({ parameters: { save: 'out' } });
  expect((await parse(['--', '--json'])).problems).toHaveLength(1);
});

test('hands on a letter with its value in the same word', async () => {
  const foreign = (option: string) => (option === '-o' ? ('value' as const) : undefined);
  const read = (words: readonly string[]) =>
    parseToolArguments(words, { schema, foreign, readSource: () => Promise.resolve('') });
  expect(await read(['-ojson'])).toMatchObject({ foreign: ['-ojson'], problems: [] });
  expect(await read(['-xjson'])).toMatchObject({ foreign: [], problems: [expect.any(String)] });
  expect(await read(['--', '-ojson'])).toMatchObject({ problems: [expect.any(String)] });
});

test('takes JSON that begins with the mark of its encoding', async () => {
  const readSource = () => Promise.resolve('\ufeff{"note":"x"}\r\n');
  const { parameters, problems } = await parseToolArguments(['-'], { schema, readSource });
  expect({ parameters, problems }).toEqual({ parameters: { note: 'x' }, problems: [] });
});

test('says of a path that is none how one is written, where any name is taken', async () => {
  const open = { type: 'object' };
  const readSource = () => Promise.resolve('');
  const { problems } = await parseToolArguments(['a[]=1'], { schema: open, readSource });
  expect(problems).toEqual([
    'a[] is no name of a parameter: write name, with .member or [0] for what is inside.',
  ]);
});

test('takes what is required and not described', async () => {
  const odd = { type: 'object', properties: { a: { type: 'string' } }, required: ['a', 'zz'] };
  const read = (words: readonly string[]) =>
    parseToolArguments(words, { schema: odd, readSource: () => Promise.resolve('') });
  expect(await read(['a=1', '--zz', '2'])).toMatchObject({
    parameters: { a: '1', zz: 2 },
    problems: [],
  });
  expect((await read(['a=1'])).problems).toEqual(['--zz is required.']);
});

test('takes any name where the schema names none', async () => {
  const { parameters, problems } = await parse(['--a.b', '1', 'c=x'], { type: 'object' });
  expect(problems).toEqual([]);
  expect(parameters).toEqual({ a: { b: 1 }, c: 'x' });
  expect(await parse(['--json'], { type: 'object' })).toMatchObject({ foreign: ['--json'] });
});

test('takes names that schemas and prototypes are made of as names', async () => {
  const words = ['--__proto__.x', '1', 'constructor=x', '{"__proto__":{"y":2}}', '--toString', 'z'];
  const { parameters, problems } = await parse(words, { type: 'object' });
  expect(problems).toEqual([]);
  expect(JSON.stringify(parameters)).toBe(
    '{"__proto__":{"y":2,"x":1},"constructor":"x","toString":"z"}',
  );
  expect(Object.getPrototypeOf(parameters)).toBe(Object.prototype);
  expect({}).not.toHaveProperty('x');
});

describe('whose option it is', () => {
  const tool = {
    properties: {
      timeout: { type: 'integer' },
      args: { type: 'string' },
      note: { type: 'string' },
    },
  };

  test('the tool’s own comes first, --args before the tool is ours', async () => {
    const read = await parse(['--timeout', '3', '--args', 'x'], tool, { args: '{"note":"n"}' });
    expect(read).toMatchObject({
      problems: [],
      parameters: { timeout: 3, args: 'x', note: 'n' },
    });
  });

  test('after -- everything is the tool’s', async () => {
    const { problems, foreign } = await parse(['--', '--save', 'x', '--args', '{}']);
    expect(foreign).toEqual([]);
    expect(problems).toEqual([
      'The tool has no parameter --save.',
      'The tool has no parameter --args.',
    ]);
  });
});

test('guesses where the schema is not to decide', async () => {
  const words = ['--qqq', '7', '--flag', '--count', 'x', 'zz=true', '--a.b', '[1]', '--json'];
  const tool = { ...schema, required: ['walletAddress'] };
  expect(await parse(words, tool, { validates: false })).toEqual({
    parameters: { qqq: 7, flag: true, count: 'x', zz: true, a: { b: [1] } },
    problems: [],
    foreign: ['--json'],
    needsCheck: false,
    isMissing: false,
  });
});

test('says whether a check of the values is left to do', async () => {
  const plain = { properties: { n: { type: 'integer' }, list: { type: 'array' } } };
  const needsCheck = async (words: readonly string[], tool: unknown) =>
    (await parse(words, tool)).needsCheck;
  expect(await needsCheck(['--n', '1'], plain)).toBe(false);
  expect(await needsCheck(['n:=1'], plain)).toBe(true);
  expect(await needsCheck(['--list', '[1]'], plain)).toBe(true);
  expect(await needsCheck([], { properties: { n: { type: 'integer', minimum: 1 } } })).toBe(true);
});
