import { describe, expect, test } from 'vitest';
import { formatToolArguments } from './format-tool-arguments.js';
import { parseToolArguments } from './parse-tool-arguments.js';

const schema = {
  type: 'object',
  properties: {
    city: { type: 'string' },
    walletAddress: { type: 'string' },
    days: { type: 'integer' },
    verbose: { type: 'boolean' },
    'no-cache': { type: 'boolean' },
    cache: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    rows: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
    filter: {
      type: 'object',
      properties: { status: { type: 'string' } },
      additionalProperties: { type: 'string' },
    },
    items: { type: 'array', items: { properties: { id: { type: 'integer' } } } },
    note: { type: ['string', 'null'] },
    either: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    any: {},
    user_id: { type: 'string' },
    userId: { type: 'string' },
    'a=b': { type: 'string' },
    'with space': { type: 'string' },
  },
};

const format = (parameters: Record<string, unknown>) => formatToolArguments(parameters, { schema });

async function parse(words: readonly string[]) {
  const readSource = () => Promise.reject(new Error('nothing is read'));
  return parseToolArguments(words, { schema, readSource });
}

describe('words that a person would type', () => {
  test.each<[Record<string, unknown>, string[]]>([
    [{ city: 'New York', days: 3 }, ['--city', 'New York', '--days', '3']],
    [{ walletAddress: '007' }, ['--wallet-address', '007']],
    [{ verbose: true }, ['--verbose']],
    [{ verbose: false }, ['--no-verbose']],
    [{ cache: false }, ['--cache=false']],
    [{ 'no-cache': false }, ['--no-no-cache']],
    [{ tags: ['a', 'b'] }, ['--tags', 'a', '--tags', 'b']],
    [{ tags: ['a'] }, ['--tags', 'a']],
    [{ tags: [] }, ['--tags', '[]']],
    [{ tags: ['[x'] }, ['--tags', '["[x"]']],
    [{ filter: { status: 'open' } }, ['--filter.status', 'open']],
    [{ filter: { 'X-Own': 'v' } }, ['--filter.X-Own', 'v']],
    [{ filter: { 'a.b': 'v' } }, ['--filter', '{"a.b":"v"}']],
    [{ items: [{ id: 1 }, { id: 2 }] }, ['--items[0].id', '1', '--items[1].id', '2']],
    [{ days: -3 }, ['--days=-3']],
    [{ city: '--x' }, ['--city=--x']],
    [{ note: null }, ['note:=null']],
    [{ any: '5' }, ['any:="5"']],
    [{ any: 5 }, ['--any', '5']],
    [{ userId: 'a', user_id: 'b' }, ['--userId', 'a', '--user_id', 'b']],
    [{ 'a=b': 'x', city: 'y' }, ['{"a=b":"x"}', '--city', 'y']],
    [{ 'with space': 'x' }, ['--with-space', 'x']],
    [{ either: ['a'] }, ['--either', '["a"]']],
    [{ either: ['a', 'b'] }, ['--either', 'a', '--either', 'b']],
    [{ rows: [[1, 2]] }, ['--rows', '[[1,2]]']],
    [{ days: 1e21 }, ['--days', '1e+21']],
    [{ unknown: 1 }, ['{"unknown":1}']],
  ])('%j', async (parameters, words) => {
    expect(format(parameters)).toEqual(words);
    expect((await parse(words)).parameters).toEqual(parameters);
  });
});

test('a member that is called like a prototype stays a member', async () => {
  const parameters = JSON.parse('{"__proto__":{"x":1},"city":"a"}') as Record<string, unknown>;
  const { parameters: read } = await parse(format(parameters));
  expect(JSON.stringify(read)).toBe(JSON.stringify(parameters));
});
