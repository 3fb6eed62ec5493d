import { readdirSync, readFileSync } from 'node:fs';
import { splitWords } from '@nanda/terminal';
import { expect, test } from 'vitest';
import { findCommand } from '../src/dispatch/find-command.js';
import { programs } from '../src/dispatch/programs.js';
import { lateOption } from '../src/execution/late-option.js';
import { readTokens } from '../src/options/read-tokens.js';

const source = new URL('../src/', import.meta.url);

interface Hint {
  readonly file: string;
  readonly program: 'nanda' | 'nanda-discover';
  readonly words: readonly string[];
}

/** What the sources say is to be typed next: behind a colon, up to the end of the text or of what is a command. */
function readHints(file: string): readonly Hint[] {
  const text = readFileSync(new URL(file, source), 'utf8').replaceAll(/^ *(?:\/\/|\/?\*).*$/gm, '');
  const found = text.matchAll(/: (nanda(?:-discover)?|\$\{(?:\w+\.)?program\}) ([a-z][^\n`'"]*)/g);
  return Array.from(found, ([, name = '', rest = '']) => {
    const isDiscover =
      name === 'nanda-discover' || (name !== 'nanda' && file.includes('discover/'));
    const [line = ''] = rest
      .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}?/g, 'x')
      .split(/[,.;)] |[.;):]?$|:/);
    return { file, program: isDiscover ? 'nanda-discover' : 'nanda', words: splitWords(line) };
  });
}

const hints = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap(readHints);

test('there are hints', () => {
  expect(hints.length).toBeGreaterThan(100);
});

test.each(hints)('$file: $program $words', async ({ program, words }) => {
  const found = findCommand(words, { table: programs[program] });
  // What only the program knows when it says so.
  if ('unknown' in found && found.unknown === 'x') return;
  if ('unknown' in found) throw new Error(`There is no command ${found.prefix}${found.unknown}`);
  if ('commands' in found.entry) return;
  const { options } = await found.entry.load();
  const unknown = readTokens(found.words, options).filter(
    (token) =>
      token.kind === 'option' &&
      token.name !== 'help' &&
      !Object.hasOwn(options, token.name) &&
      lateOption(token.rawName, undefined) === undefined,
  );
  expect(unknown).toEqual([]);
});
