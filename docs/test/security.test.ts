import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { repository } from './support/repository.ts';

const page = readFileSync(join(repository, 'docs/security.md'), 'utf8');

/** A row of the page: an attack, and the test that tries it. */
type Attack = {
  readonly id: string;
  readonly title: string;
  /** From the root of the repository. */
  readonly file: string;
};

const row =
  /^\| (?<id>[A-Z]\d+) +\| (?<tried>.+?) +\| (?<title>.+) \(\[[\w-]+\]\(\.\.\/(?<file>[\w./-]+)\)\) +\|$/gmu;

const attacks = Array.from(page.matchAll(row), ({ groups }): Attack => {
  const { id = '', title = '', file = '' } = groups ?? {};
  return { id, title: title.replaceAll('\\', ''), file };
});

/** What advisories call it; each class of the notes is tried. */
const cases = [
  'CVE-2025-6514',
  'CVE-2026-30617',
  'CVE-2026-30623',
  'GHSA-wvr4-3wq4-gpc5',
  'CVE-2025-49596',
  'CVE-2026-33032',
  'CVE-2025-66414',
  'CVE-2025-66416',
  'CVE-2026-42559',
  'CVE-2026-35568',
  'CVE-2025-64443',
  'CVE-2026-11624',
  'CVE-2026-25536',
  'GHSA-345p-7cg4-v4c7',
  'CVE-2026-33946',
  'CVE-2025-6515',
  'GHSA-wf8q-wvv8-p8jf',
  'CVE-2026-44430',
  'GHSA-56c3-vfp2-5qqj',
  'CVE-2026-26118',
  'CVE-2026-29791',
  'GHSA-v2x6-wwfw-r2rq',
  'GHSA-g53w-w6mj-hrpp',
  'GHSA-454m-4vm6-842f',
  'CVE-2025-54136',
  'CVE-2026-27896',
];

test('each attack that the page lists is tried by a test that there is', () => {
  expect(attacks.length).toBeGreaterThan(120);
  for (const { id, title, file } of attacks) {
    expect(titlesIn(file), `${id} of ${file}`).toContain(title);
  }
});

test('they are numbered in their order, class by class, and no number is missing or there twice', () => {
  const letters = [...new Set(attacks.map(({ id }) => id.slice(0, 1)))];
  const wanted = letters.flatMap((letter) =>
    attacks.filter(({ id }) => id.startsWith(letter)).map((_, index) => `${letter}${index + 1}`),
  );
  expect(attacks.map(({ id }) => id)).toEqual(wanted);
  // What a row of the defences says that it is tried by ends where the list does.
  for (const letter of letters) {
    const last = wanted.findLast((id) => id.startsWith(letter)) ?? '';
    expect(page).toMatch(new RegExp(`${letter}1 to ${last}\\b`, 'u'));
  }
});

test('every attack of the suite is on the page, and every class that is known', () => {
  for (const file of globSync('packages/proxy/test/attacks/*.test.ts', { cwd: repository })) {
    const listed = attacks.filter((attack) => attack.file === file).map(({ title }) => title);
    expect(listed.length, file).toBeGreaterThan(0);
    if (file.endsWith('/mcp.test.ts')) continue;
    expect(titlesIn(file).toSorted(), file).toEqual(listed.toSorted());
  }
  for (const each of cases) expect(page).toContain(each);
});

test('what stands in the way is where the page says', () => {
  const [, defences = ''] = /^## What stands in the way$(.*?)^## /msu.exec(page) ?? [];
  const places = defences
    .split('\n')
    .flatMap((line) => [...(line.split(' | ')[2] ?? '').matchAll(/`([^`]+)`/gu)])
    .map(([, place = '']) =>
      place.startsWith('packages/') ? place : `packages/proxy/src/${place}`,
    );
  expect(places.length).toBeGreaterThan(20);
  const isThere = (place: string): boolean => existsSync(join(repository, place));
  expect(places.filter((place) => !isThere(place))).toEqual([]);
});

/** Titles of a file's tests, as they are written; a table's have `%s` in them. */
function titlesIn(file: string): string[] {
  const source = readFileSync(join(repository, file), 'utf8');
  const title =
    /(?:\btest\(|\)\()\s*(?<quote>['"`])(?<title>(?:(?!\k<quote>)[^\\\n]|\\.)+)\k<quote>,/gu;
  return Array.from(source.matchAll(title), ({ groups }) => groups?.['title'] ?? '');
}
