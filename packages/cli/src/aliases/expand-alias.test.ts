import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { expandAlias } from './expand-alias.js';

async function setUp(aliases: Readonly<Record<string, unknown>>) {
  const directory = await createTemporaryDirectory();
  await mkdir(join(directory.path, 'config'));
  await writeFile(join(directory.path, 'config', 'config.json'), JSON.stringify({ aliases }));
  const io = { env: { NANDA_CONFIG_DIR: join(directory.path, 'config') }, cwd: directory.path };
  const isCommand = (word: string) => ['exec', 'search'].includes(word);
  return {
    expand: (...words: readonly string[]) => expandAlias(words, { io, isCommand }),
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

test('what is typed after it comes at the end, or where places stand for it', async () => {
  await using machine = await setUp({
    weather: 'exec weather/get-forecast --days 3',
    say: 'nanda exec send --to $1 --text $2 --json',
    both: 'exec swap $2 $1',
    all: 'exec pack --first $1 -- $@ --end',
    inside: 'exec tool filter.city=$1 \'{"a": "$1"}\'',
    quoted: `exec tool "two words" 'it''s' a\\ b`,
    rain: 'weather --kind rain',
    odd: 7,
  });
  const { expand } = machine;
  expect(expand('weather', '--city', 'Oslo')).toEqual(
    'exec weather/get-forecast --days 3 --city Oslo'.split(' '),
  );
  expect(expand('say', 'ann', 'good morning', '-v')?.join('|')).toBe(
    'exec|send|--to|ann|--text|good morning|--json|-v',
  );
  expect(expand('both', 'a', 'b', 'c')).toEqual(['exec', 'swap', 'b', 'a', 'c']);
  expect(expand('all', 'a', 'b', 'c')).toEqual('exec pack --first a -- b c --end'.split(' '));
  expect(expand('inside', 'Oslo')).toEqual(['exec', 'tool', 'filter.city=Oslo', '{"a": "Oslo"}']);
  expect(expand('quoted')).toEqual(['exec', 'tool', 'two words', 'its', 'a b']);
  expect(expand('rain', '--city', 'Oslo')).toEqual(
    'exec weather/get-forecast --days 3 --kind rain --city Oslo'.split(' '),
  );
  expect(expand('nothing')).toBeUndefined();
  expect(expand('odd')).toBeUndefined();
  expect(expand('constructor')).toBeUndefined();
});

test('a word that is typed is never read as a place', async () => {
  await using machine = await setUp({ say: 'exec send $1 $2' });
  expect(machine.expand('say', '$2', '$@')).toEqual(['exec', 'send', '$2', '$@']);
});

test('one that wants more, ends in itself or has an open quote says so', async () => {
  await using machine = await setUp({
    say: 'exec send $2',
    a: 'b x',
    b: 'c y',
    c: 'a z',
    open: "exec 'x",
    search: 'exec other',
  });
  const { expand } = machine;
  expect(() => expand('say', 'x')).toThrow('say wants 2 words after it: say <1> <2>');
  expect(() => expand('a')).toThrow('The alias a ends in itself: a → b → c → a.');
  expect(() => expand('open')).toThrow('The alias open has a quote that is not closed.');
  // A command of the program is what it always was.
  expect(expand('search', 'x')).toBeUndefined();
});
