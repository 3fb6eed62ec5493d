import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { expect, test } from 'vitest';

import { listAnchors } from './support/list-anchors.ts';
import { listLinks } from './support/list-links.ts';
import { repository } from './support/repository.ts';

const pages = globSync(
  ['*.md', 'docs/{*,decisions/*,guides/*,reference/**/*}.md', '{packages,examples}/*/*.md'],
  { cwd: repository },
).toSorted();

test('every link within the repository leads somewhere', () => {
  expect(pages.length).toBeGreaterThan(100);
  expect(pages.flatMap((page) => brokenLinks(page))).toEqual([]);
});

test('a link that leads nowhere is named', () => {
  const page = 'docs/guides/quick-start.md';
  const text = [
    '# Quick start',
    '[a](none.md)',
    '`[b](none.md)` [c](#none) [d](#quick-start) [e](auth.md#signing-in)',
  ].join('\n');
  expect(brokenLinks(page, { text })).toEqual([`${page}:2: none.md`, `${page}:3: #none`]);
});

function brokenLinks(page: string, { text = read(page) }: { text?: string } = {}): string[] {
  return listLinks(text)
    .filter(({ target }) => !/^[a-z]+:/u.test(target) && !leadsSomewhere(target, { page, text }))
    .map(({ line, target }) => `${page}:${line}: ${target}`);
}

function leadsSomewhere(target: string, { page, text }: { page: string; text: string }): boolean {
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path === '' ? page : relative(repository, resolve(repository, dirname(page), path));
  if (!existsSync(join(repository, file))) return false;
  if (anchor === undefined || statSync(join(repository, file)).isDirectory()) return true;
  return listAnchors(path === '' ? text : read(file)).has(anchor);
}

function read(page: string): string {
  return readFileSync(join(repository, page), 'utf8');
}
