import { readFileSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createTemporaryDirectory } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { compilePrograms } from './support/compile-programs.ts';
import { findPages } from './support/find-pages.ts';
import { readSnippets } from './support/read-snippets.ts';
import { repository } from './support/repository.ts';
import { runProgram } from './support/run-program.ts';
import { startSnippetProxy } from './support/start-snippet-proxy.ts';
import { startSnippetServices } from './support/start-snippet-services.ts';
import { writePrograms, type Program } from './support/write-programs.ts';

/** Milliseconds that a program may take on a busy machine. */
const limit = 30_000;

const noCodeFromText = '--disallow-code-generation-from-strings';

const pages = findPages();
const snippets = pages.flatMap((page) =>
  readSnippets(page, { text: readFileSync(join(repository, page), 'utf8') }),
);
const stack = new AsyncDisposableStack();
let programs: Program[] = [];
let catalogFile = '';
let complaints: string[] = [];

beforeAll(async () => {
  const { path } = stack.use(await createTemporaryDirectory());
  const services = stack.use(await startSnippetServices());
  catalogFile = join(path, 'services.json');
  await writeFile(catalogFile, JSON.stringify(services.catalog));
  programs = await writePrograms(snippets, { directory: join(path, 'programs') });
  complaints = await compilePrograms(programs);
});

afterAll(() => stack.disposeAsync());

test('every complaint of the compiler is about a page', () => {
  const others = complaints.filter((text) => !pages.some((page) => text.startsWith(`${page}:`)));
  expect(others.slice(0, 10)).toEqual([]);
});

test.for(pages)('the snippets of %s compile', (page) => {
  expect(complaints.filter((text) => text.startsWith(`${page}:`))).toEqual([]);
});

test('few snippets are compiled only', () => {
  const skipped = snippets.filter(({ noRun }) => noRun !== undefined);
  expect(skipped.length).toBeLessThanOrEqual(snippets.length / 10);
});

describe.concurrent('as programs', () => {
  test.for(
    snippets.filter(({ noRun }) => noRun === undefined).map(({ page, line }) => `${page}:${line}`),
  )('%s runs', async (place) => {
    const program = programs.find((it) => it.place === place);
    if (program === undefined) throw new Error(`${place} was not written`);
    await using proxy = await startSnippetProxy({ catalogFile });
    await runProgram(program, {
      limit,
      // As a page with a content security policy is.
      flags: place.startsWith('docs/guides/browser.md') ? [noCodeFromText] : [],
      environment: { NANDA_BASE_URL: proxy.url, NANDA_DATA_DIR: ':memory:' },
      furnish: (directory) => copyFile(catalogFile, join(directory, 'services.json')),
    });
  });
});
