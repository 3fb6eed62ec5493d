import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createTemporaryDirectory, type TemporaryDirectory } from '@nanda/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { compilePrograms } from './support/compile-programs.ts';
import { matchesOutput } from './support/matches-output.ts';
import { readSnippets } from './support/read-snippets.ts';
import { runProgram } from './support/run-program.ts';
import { writePrograms, type Program } from './support/write-programs.ts';

let directory: TemporaryDirectory;

beforeEach(async () => {
  directory = await createTemporaryDirectory();
});

afterEach(() => directory[Symbol.asyncDispose]());

describe('it refuses', () => {
  test('a type error, by page and line', async () => {
    const complaints = await compilePrograms(await programsOf('type-error.md'));
    expect(complaints).toEqual([expect.stringMatching(/^type-error\.md:6: error TS2322/u)]);
  });

  test('a type error of the set-up', async () => {
    const complaints = await compilePrograms(await programsOf('setup-error.md'));
    expect(complaints).toEqual([expect.stringMatching(/^setup-error\.md:4: error TS2304/u)]);
  });

  test('a program that fails, by page and line', async () => {
    const [program] = await programsOf('throws.md');
    await expect(run(program)).rejects.toThrow(/^throws\.md:7 ended with exit code 1\n/u);
    await expect(run(program)).rejects.toThrow(/\bthrows\.md:9\n[^]*Error: on purpose/u);
  });

  test('a program that never ends', async () => {
    const [program] = await programsOf('hangs.md');
    await expect(run(program, { limit: 500 })).rejects.toThrow('hangs.md:3 did not end within 500');
  });

  test('a program that prints something else than its page says', async () => {
    const [right, wrong] = await programsOf('prints.md');
    await run(right);
    await expect(run(wrong)).rejects.toThrow('prints.md:17 should print\ntwo\nand printed\none');
  });

  test('a program that is not run for no reason', async () => {
    await expect(programsOf('no-reason.md')).rejects.toThrow('no-reason.md:3: no-run stands');
  });

  test('a fence that it would pass over', async () => {
    await expect(programsOf('other-spelling.md')).rejects.toThrow('other-spelling.md:3: write it');
  });
});

test.for([
  ['one', 'one', true],
  ['one\n', 'two', false],
  ['one', 'o…e', true],
  ['one\ntwo', 'o…o', false],
  ['one\ntwo\nthree', 'one\n…\nthree', true],
  ['one\nthree', 'one\n…\nthree', true],
  ['one\ntwo', 'one', false],
  ['one\ntwo', 'two', false],
  ['a.c', 'a.c', true],
  ['abc', 'a.c', false],
] as const)('%j is printed as %j: %j', ([output, expected, isRight]) => {
  expect(matchesOutput(output, { expected })).toBe(isRight);
});

async function programsOf(page: string): Promise<Program[]> {
  const text = await readFile(new URL(`fixtures/${page}`, import.meta.url), 'utf8');
  return writePrograms(readSnippets(page, { text }), { directory: join(directory.path, 'pages') });
}

async function run(
  program: Program | undefined,
  { limit = 30_000 }: { limit?: number } = {},
): Promise<void> {
  if (program === undefined) throw new Error('The page has no such program');
  await runProgram(program, { environment: {}, limit });
}
