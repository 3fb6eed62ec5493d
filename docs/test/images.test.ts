import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { repository } from './support/repository.ts';

const pictures = globSync('docs/images/*.svg', { cwd: repository }).toSorted();
const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md'], {
  cwd: repository,
  exclude: (path) => path.includes('node_modules'),
}).map((page) => readFileSync(join(repository, page), 'utf8'));

test('there are pictures of the command line and of the app', () => {
  expect(pictures).toContain('docs/images/terminal.svg');
  expect(pictures.filter((path) => path.includes('interactive-')).length).toBeGreaterThan(8);
});

test.for(pictures)(
  '%s is small, whole, looked at and says nothing of where it was made',
  (path) => {
    const text = readFileSync(join(repository, path), 'utf8');
    expect(text.length).toBeLessThan(60_000);
    expect(text).toMatch(/^<svg [^>]*aria-label="[^"]{10,}"/u);
    expect(openElements(text)).toEqual([]);
    // A page takes no script, font or image from elsewhere with it.
    expect(text).not.toMatch(/<script|<image|@font-face|\bhref=/u);
    expect(text).not.toMatch(/\/(?:home|Users|root|tmp|work)\//u);
    const name = path.split('/').at(-1) ?? '';
    expect(pages.some((page) => page.includes(`images/${name}`))).toBe(true);
  },
);

/** What was opened and not closed, or closed and not opened. */
function openElements(text: string): string[] {
  const open: string[] = [];
  for (const [, closing, name = '', selfClosing] of text.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/gu)) {
    if (selfClosing === '/') continue;
    if (closing === '') open.push(name);
    else if (open.at(-1) === name) open.pop();
    else return [...open, `/${name}`];
  }
  return open;
}
