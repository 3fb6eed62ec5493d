import { expect, it } from 'vitest';
import { generateRows } from './generate-rows.js';
import type { QueryClass } from './judged-query.js';
import { judgedQueries } from './judged-queries.js';
import { ownServices } from './own-services.js';

const classes: readonly QueryClass[] = [
  'exact-name',
  'short-name',
  'prefix',
  'words',
  'sentence',
  'synonym',
  'typo',
  'compound',
  'publisher',
  'tag',
  'id-or-url',
  'word-form',
  'tool-intent',
];
const ids = new Set(ownServices.map(({ id }) => id));

it('has at least 350 services with ids of their own', () => {
  expect(ownServices.length).toBeGreaterThanOrEqual(350);
  expect(ids.size).toBe(ownServices.length);
});

it('names a tool once in a service', () => {
  for (const { id, tools } of ownServices) {
    expect(new Set(tools.map(({ name }) => name)).size, id).toBe(tools.length);
  }
});

it('judges only services that exist, and one of them as wanted', () => {
  const judged = judgedQueries.flatMap(({ grades }) => Object.keys(grades));
  expect(judged.filter((id) => !ids.has(id))).toEqual([]);
  const unanswered = judgedQueries.filter(({ grades }) => !Object.values(grades).includes(3));
  expect(unanswered.map(({ text }) => text)).toEqual([]);
});

it('has at least 180 queries, no two the same, and 8 of each class', () => {
  const texts = judgedQueries.map(({ text }) => text.toLowerCase());
  expect(texts.length).toBeGreaterThanOrEqual(180);
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  for (const name of classes) {
    const own = judgedQueries.filter((query) => query.class === name);
    expect(own.length, name).toBeGreaterThanOrEqual(8);
  }
});

it('generates as many rows as asked for, with ids of their own', () => {
  for (const count of [0, 10, 1_000, 10_000]) {
    const rows = generateRows({ count, seed: 1 });
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
  }
});

it('generates the same rows for the same seed, and fewer as the beginning of more', () => {
  const rows = generateRows({ count: 2_000, seed: 1 });
  expect(generateRows({ count: 2_000, seed: 1 })).toEqual(rows);
  expect(generateRows({ count: 3_000, seed: 1 }).slice(0, 2_000)).toEqual(rows);
  expect(generateRows({ count: 2_000, seed: 2 })).not.toEqual(rows);
  expect(rows.slice(0, ownServices.length)).toEqual(ownServices);
});

it('fills up with services that have other names than judged needs', () => {
  const filler = generateRows({ count: 10_000, seed: 1 }).slice(ownServices.length);
  const needs =
    /weather|postgres|kubern|\bk8s|slack|translat|gmail|e-?mail|calend|invoice|payment|crypto|flight|recipe|spreadsheet|vector|screenshot|scrap|crawl|password|backup|transcri|fitness|browser/i;
  const answers = filler.filter(({ name, title = '', tags, tools }) =>
    needs.test([name, title, ...tags, ...tools.map((tool) => tool.name)].join(' ')),
  );
  expect(answers.map(({ id }) => id)).toEqual([]);
  const begun = judgedQueries
    .filter((query) => query.class === 'prefix')
    .map(({ text }) => text.split(' '));
  const completions = filler.filter(({ name, title = '', tags }) => {
    const words = [name, title, ...tags]
      .join(' ')
      .toLowerCase()
      .split(/[^a-z0-9]+/);
    return begun.some((typed) =>
      typed.every((start) => words.some((word) => word.startsWith(start))),
    );
  });
  expect(completions.map(({ id }) => id)).toEqual([]);
});

it('has word frequencies like real registries', () => {
  const filler = generateRows({ count: 10_000, seed: 1 }).slice(ownServices.length);
  const texts = filler.map((row) =>
    `${row.name} ${row.title ?? ''} ${row.description}`.toLowerCase(),
  );
  function share(word: string): number {
    return texts.filter((text) => text.includes(word)).length / texts.length;
  }
  expect(share('mcp')).toBeGreaterThan(0.6);
  expect(share('server')).toBeGreaterThan(0.4);
  expect(share('ai ')).toBeGreaterThan(0.2);
  expect(share('postgres')).toBeLessThan(0.02);
  const withTools = filler.filter(({ tools }) => tools.length > 0).length / filler.length;
  expect(withTools).toBeGreaterThan(0.2);
  expect(withTools).toBeLessThan(0.5);
});
