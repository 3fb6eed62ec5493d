import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createManPages } from '../reference/create-man-pages.js';
import { escapeRoff, formatRoff } from '../reference/roff.js';
import { formatMarkdown } from '../reference/format-markdown.js';
import { programs } from '../src/dispatch/programs.js';
import { listCommands } from '../src/help/list-commands.js';
import { topicNames } from '../src/help/topics/topic-names.js';

const hasMan = spawnSync('man', ['--version']).status === 0;
if (!hasMan) console.warn('NOT TESTED, not installed here: man (apt-get install man-db groff)');

const all = (['nanda', 'nanda-discover'] as const).flatMap((program) =>
  listCommands(programs[program]).map(({ name }) => `${program} ${name}`),
);

test('the page of the command line is that of its tables', async () => {
  const kept = readFileSync(new URL('../../../docs/reference/cli.md', import.meta.url), 'utf8');
  const now = await formatMarkdown();
  expect(kept === now, 'out of date: run `npx pnpm --filter @nanda/cli reference`').toBe(true);
  const headings = now.split('\n').filter((line) => line.startsWith('#'));
  for (const name of [...all, ...topicNames]) {
    expect(headings.some((line) => line.replace(/^#+ /, '') === name)).toBe(true);
  }
  expect(new Set(headings).size).toBe(headings.length);
});

test('there is a manual page of each program, command, group and topic', async () => {
  const expected = [
    'nanda.1',
    'nanda-discover.1',
    ...all.map((name) => `${name.replaceAll(' ', '-')}.1`),
    ...topicNames.map((name) => `nanda-${name}.7`),
  ];
  const pages = await createManPages();
  expect(Object.keys(pages).toSorted()).toEqual(expected.toSorted());
  const links = Object.values(pages).flatMap((text) =>
    [...text.matchAll(/\\fB([^\\]*(?:\\-[^\\]*)*)\\fR\((\d)\)/g)].map(
      ([, name = '', section]) => `${name.replaceAll('\\-', '-')}.${section}`,
    ),
  );
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter((link) => !Object.hasOwn(pages, link))).toEqual([]);
});

test.skipIf(!hasMan)(
  'man renders each of them without a warning',
  { timeout: 120_000 },
  async () => {
    await using directory = await createTemporaryDirectory();
    const pages = Object.entries(await createManPages());
    for (const [name, text] of pages) writeFileSync(join(directory.path, name), text);
    const complaints = pages.flatMap(([name, text]) => {
      const { stdout, stderr, status } = spawnSync(
        'man',
        ['--warnings', '-l', join(directory.path, name)],
        { encoding: 'utf8', env: { ...process.env, MANWIDTH: '78', LC_ALL: 'C.UTF-8' } },
      );
      const isWhole = stdout.includes('NAME') && stdout.length > text.length / 3;
      return status === 0 && stderr === '' && isWhole
        ? []
        : [`${name}: ${stderr || 'is cut short'}`];
    });
    expect(complaints).toEqual([]);
  },
);

test('nothing in a text is a request or an escape to roff', () => {
  expect(escapeRoff('.SH PWNED')).toBe('\\&.SH PWNED');
  expect(escapeRoff('\'\\"x-y…')).toBe('\\(aq\\e\\(dqx\\-y...');
  expect(escapeRoff('☕')).toBe('\\[u2615]');
  expect(formatRoff('`.x` is bold')).toBe('\\fB\\&.x\\fR is bold');
});
