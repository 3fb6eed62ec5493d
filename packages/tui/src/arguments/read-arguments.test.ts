import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { describe, expect, test } from 'vitest';
import { readArguments } from './read-arguments.js';

const schema = {
  type: 'object',
  properties: {
    location: { type: 'string' },
    walletAddress: { type: 'string' },
    days: { type: 'integer', maximum: 16 },
    ratio: { type: 'number' },
    verbose: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    filter: { type: 'object' },
    limit: { type: ['integer', 'null'] },
    label: { type: ['string', 'number'] },
    units: { enum: ['metric', 'imperial', 1] },
    anything: {},
  },
};

const read = (text: string, cwd?: string) =>
  readArguments(text, { tool: 'forecast', schema, ...(cwd !== undefined && { cwd }) });

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
    ['--verbose --days 1', { verbose: true, days: 1 }],
    ['--no-verbose', { verbose: false }],
    ['--tags a --tags b', { tags: ['a', 'b'] }],
    [`--tags '["a","b"]'`, { tags: ['a', 'b'] }],
    [`--filter '{"a": [1]}'`, { filter: { a: [1] } }],
    ['--filter.a 1', { filter: { a: 1 } }],
    ['--limit null', { limit: null }],
    ['--label four', { label: 'four' }],
    ['--units 1', { units: 1 }],
    ['anything:=[4]', { anything: [4] }],
    ['{"location": "New York", "days": 2}', { location: 'New York', days: 2 }],
    ['{"location": "a } b", "days": 2} --days 3', { location: 'a } b', days: 3 }],
    [`(location: "New York (\\"NY\\")", days: 2)`, { location: 'New York ("NY")', days: 2 }],
    [`(location: 'it (', days: 2) --days 3`, { location: 'it (', days: 3 }],
  ])('%j', async (text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  test.each([
    ['--days three', '--days is a whole number, not "three".'],
    ['--days 17', '--days is at most 16, not 17.'],
    ['--days 9007199254740993', 'beyond what a JSON number holds exactly'],
    ['tags:=[1]', '--tags[0] is text, not 1.'],
    ['--units feet', '--units is one of metric, imperial, 1, not "feet".'],
    ['--verbose=yes', '--verbose is true or false, not "yes".'],
    ['--location', '--location needs a value.'],
    ['Paris', '"Paris" is no argument'],
    [
      '--ciyt Paris --lable x',
      'The tool has no parameter --ciyt. The tool has no parameter --lable. Did you mean --label?',
    ],
    ['{"location": }', 'The JSON object is not JSON'],
    ['{"location"', 'The JSON object is not JSON'],
    ['(location', '"(location" is no argument'],
    ['-', 'Standard input cannot be read: standard input is what you type here.'],
    ['--location "Paris', 'there is an open " in the line'],
  ])('%j is refused', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  test('says where to look', async () => {
    await expect(read('--x 1')).rejects.toMatchObject({
      message: expect.stringMatching(/^forecast was not called: /),
      hint: 'tools: forecast, to see what it takes',
    });
  });

  test('reads files from where it stands', async () => {
    await using directory = await createTemporaryDirectory();
    await writeFile(join(directory.path, 'place.txt'), 'Oslo');
    await writeFile(join(directory.path, 'days.json'), '3\n');
    const parameters = { location: 'Oslo', days: 3 };
    expect(await read('location=@place.txt days:=@days.json', directory.path)).toEqual(parameters);
    await expect(read('location=@none.txt', directory.path)).rejects.toThrow(
      'there is no file none.txt.',
    );
    await expect(read(`location=@~/${'none'.repeat(9)}`)).rejects.toThrow(
      `there is no file ~/${'none'.repeat(9)}.`,
    );
    await expect(read('location=@~')).rejects.toThrow('~ is a directory');
    expect(await read('location=@@place.txt')).toEqual({ location: '@place.txt' });
  });

  test('takes any name where the schema declares none', async () => {
    const parameters = await readArguments('--__proto__ 1 constructor=x', {
      tool: 'any',
      schema: {},
    });
    expect(Object.entries(parameters)).toEqual([
      ['__proto__', 1],
      ['constructor', 'x'],
    ]);
    expect(Object.getPrototypeOf(parameters)).toBe(Object.prototype);
  });
});
