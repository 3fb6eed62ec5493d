import { describe, expect, test } from 'vitest';
import { CliError } from '../errors/cli-error.js';
import { parseOptions } from './parse-options.js';

const options = {
  json: { kind: 'flag', summary: '' },
  limit: { kind: 'integer', summary: '' },
  timeout: { kind: 'duration', summary: '' },
  name: { kind: 'text', short: 'n', summary: '' },
  header: { kind: 'text', many: true, summary: '' },
  sort: { kind: 'text', choices: ['name', 'newest'], summary: '' },
} as const;

const parse = (words: readonly string[], stopAfter?: number) =>
  parseOptions(words, { options, stopAfter });

describe('options', () => {
  test.each<[string[], Record<string, unknown>]>([
    [['--json', '--limit', '3'], { json: true, limit: 3 }],
    [['--limit=3', '--no-json'], { limit: 3, json: false }],
    [['--timeout', '5s'], { timeout: 5000 }],
    [['--timeout', '250'], { timeout: 250 }],
    [['-n', 'x'], { name: 'x' }],
    [['--name', '-x'], { name: '-x' }],
    [['--header', 'A: 1', '--header', 'B: 2'], { header: ['A: 1', 'B: 2'] }],
  ])('%j', (words, values) => {
    expect(parse(words).values).toEqual(values);
  });

  test('stand before and after positionals', () => {
    expect(parse(['a', '--json', 'b'])).toMatchObject({
      positionals: ['a', 'b'],
      values: { json: true },
    });
  });

  test('end with two dashes', () => {
    expect(parse(['a', '--', '--json'])).toMatchObject({ values: {}, afterDashes: ['--json'] });
  });

  test('belong to somebody else after the last positional that is read', () => {
    expect(parse(['--json', 'tool', '--limit', 'x'], 1)).toMatchObject({
      positionals: ['tool'],
      rest: ['--limit', 'x'],
    });
  });

  test('tell all their problems at once', () => {
    const words = ['--limt', '--sort', 'newst', '--limit', 'x', '--name'];
    expect(() => parse(words)).toThrow(CliError);
    try {
      parse(words);
    } catch (error) {
      expect((error as CliError).details?.['problems']).toEqual([
        'There is no option --limt. Did you mean --limit?',
        '--sort is one of name, newest, not "newst". Did you mean newest?',
        '--limit is a whole number, not "x".',
        '--name needs a value: --name VALUE',
      ]);
    }
  });

  test('do not keep anybody from the help', () => {
    expect(parse(['--nope', '--help']).wantsHelp).toBe(true);
  });

  test('are not found on the prototype', () => {
    expect(() => parse(['--constructor'])).toThrow('There is no option');
  });
});
