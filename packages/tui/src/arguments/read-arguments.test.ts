import { describe, expect, test } from 'vitest';
import { readArguments } from './read-arguments.js';

const schema = {
  type: 'object',
  properties: {
    location: { type: 'string' },
    walletAddress: { type: 'string' },
    days: { type: 'integer' },
    ratio: { type: 'number' },
    verbose: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    counts: { type: 'array', items: { type: 'integer' } },
    filter: { type: 'object' },
    limit: { type: ['integer', 'null'] },
    label: { type: ['string', 'number'] },
    units: { enum: ['metric', 'imperial', 1] },
    anything: {},
  },
};

describe('readArguments', () => {
  test.each([
    ['', {}],
    ['--location "New York"', { location: 'New York' }],
    ['--location=Paris', { location: 'Paris' }],
    ['location=Paris days=3', { location: 'Paris', days: 3 }],
    ['--location 007', { location: '007' }],
    ['--location a=b', { location: 'a=b' }],
    ['--location=', { location: '' }],
    ['--wallet-address 0x10', { walletAddress: '0x10' }],
    ['--wallet_address=0x10', { walletAddress: '0x10' }],
    ['--days -3 --ratio .5', { days: -3, ratio: 0.5 }],
    ['--verbose', { verbose: true }],
    ['--verbose --days 1', { verbose: true, days: 1 }],
    ['--no-verbose', { verbose: false }],
    ['--verbose false', { verbose: false }],
    ['--verbose=true', { verbose: true }],
    ['--tags a --tags b', { tags: ['a', 'b'] }],
    [`--tags '["a","b"]'`, { tags: ['a', 'b'] }],
    ['--counts 1 --counts 2', { counts: [1, 2] }],
    [`--filter '{"a": [1]}'`, { filter: { a: [1] } }],
    ['--limit null', { limit: null }],
    ['--limit 4', { limit: 4 }],
    ['--label 4', { label: 4 }],
    ['--label four', { label: 'four' }],
    ['--units 1', { units: 1 }],
    ['--anything 4', { anything: 4 }],
    ['--anything four', { anything: 'four' }],
    ['{"location": "New York", "days": 2}', { location: 'New York', days: 2 }],
  ])('%j', (text, expected) => {
    expect(readArguments(text, { tool: 'forecast', schema })).toEqual(expected);
  });

  test.each([
    ['--days three', '--days takes integer, not "three"'],
    ['--days 1.5', '--days takes integer, not "1.5"'],
    ['--days 9007199254740993', '--days takes integer, not "9007199254740993"'],
    ['--counts 1 --counts x', '--counts takes integer, not "x"'],
    ['--filter 3', '--filter takes object, not "3"'],
    ['--limit many', '--limit takes integer or null, not "many"'],
    ['--units feet', '--units takes metric or imperial or 1, not "feet"'],
    ['--verbose=yes', '--verbose takes boolean, not "yes"'],
    ['--location', '--location needs a value'],
    ['Paris', '"Paris" is no parameter'],
    ['--city Paris', 'forecast has no parameter "city"'],
    ['{"location": }', /^the parameters are not JSON/u],
  ])('%j is refused', (text, message) => {
    expect(() => readArguments(text, { tool: 'forecast', schema })).toThrow(message);
  });

  test('says which parameters there are', () => {
    const small = { properties: { a: { type: 'number' }, b: { type: 'number' } } };
    expect(() => readArguments('--c 1', { tool: 'get-sum', schema: small })).toThrow(
      expect.objectContaining({ hint: 'call get-sum with --a --b' }),
    );
  });

  test('takes any name where the schema declares none', () => {
    const parameters = readArguments('--__proto__ 1 constructor=x', { tool: 'any', schema: {} });
    expect(Object.entries(parameters)).toEqual([
      ['__proto__', 1],
      ['constructor', 'x'],
    ]);
    expect(Object.getPrototypeOf(parameters)).toBe(Object.prototype);
  });
});
