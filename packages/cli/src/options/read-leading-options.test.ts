import { describe, expect, test } from 'vitest';
import { readLeadingOptions } from './read-leading-options.js';

const options = {
  json: { kind: 'flag', summary: '' },
  open: { kind: 'flag', deniable: true, summary: '' },
  limit: { kind: 'integer', summary: '' },
  timeout: { kind: 'duration', value: 'TIME', summary: '' },
  name: { kind: 'text', short: 'n', summary: '' },
  header: { kind: 'text', many: true, summary: '' },
  sort: { kind: 'text', choices: ['name', 'newest'], summary: '' },
} as const;

const read = (words: readonly string[], stopAfter = 1) =>
  readLeadingOptions(words, { options, stopAfter });

describe('options before a tool', () => {
  test.each<[string[], Record<string, unknown>]>([
    [['--json', '--limit', '3'], { json: true, limit: 3 }],
    [['--limit=3'], { limit: 3 }],
    [['--open'], { open: true }],
    [['--no-open'], { open: false }],
    [['--timeout', '5s'], { timeout: 5000 }],
    [['--timeout', '250'], { timeout: 250 }],
    [['-n', 'x'], { name: 'x' }],
    [['--name', '-x'], { name: '-x' }],
    [['--header', 'A: 1', '--header', 'B: 2'], { header: ['A: 1', 'B: 2'] }],
  ])('%j', (words, values) => {
    expect(read(words).values).toEqual(values);
  });

  test('end where the tool is named: the rest is its own', () => {
    expect(read(['--json', 'tool', '--limit', 'x', '--', '-n'])).toEqual({
      values: { json: true },
      positionals: ['tool'],
      rest: ['--limit', 'x', '--', '-n'],
      wantsHelp: false,
    });
    expect(read(['place', '--json', 'tool', '--json'], 2)).toMatchObject({
      values: { json: true },
      positionals: ['place', 'tool'],
      rest: ['--json'],
    });
  });

  test.each([
    [['--limt', '3'], 'There is no option --limt. Did you mean --limit?'],
    [['--sort', 'newst'], '--sort is one of name, newest, not "newst". Did you mean newest?'],
    [['--limit', 'x'], '--limit is a whole number, not "x".'],
    [['--name'], '--name needs a value: --name VALUE'],
    [['--timeout', '--json'], '--timeout needs a value: --timeout TIME'],
    [['--no-json'], 'There is no option --no-json.'],
    [['--json=3'], '--json takes no value.'],
    [['--constructor'], 'There is no option --constructor.'],
    [['-x'], 'There is no option -x.'],
  ])('%j is a mistake that is explained', (words, explanation) => {
    expect(() => read(words)).toThrow(explanation);
  });

  test('do not ask for the help of the tool', () => {
    expect(read(['--help']).wantsHelp).toBe(true);
    expect(read(['tool', '--help']).wantsHelp).toBe(false);
  });
});
