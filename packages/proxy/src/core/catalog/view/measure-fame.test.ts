import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { buildView } from './build-view.js';
import { type GivenRow, makeRows } from './make-rows.fixture.js';

const url = (name: string) => [{ url: `https://${name}.example/mcp` }];

function fameOf(rows: readonly GivenRow[]): ReadonlyMap<string, number> {
  const view = buildView(makeRows(rows), { isVisible: () => true });
  return new Map(
    Array.from(view.faces, (face, service) => [
      rows[face]?.record.id ?? '',
      view.fame[service] ?? -1,
    ]),
  );
}

const row = (id: string, popularity: number, registry = 0, endpoint = id): GivenRow => ({
  record: makeRecord({ id, popularity, endpoints: url(endpoint) }),
  registry,
});

test('use counts only against the most used one of the same registry', () => {
  const fame = fameOf([row('a', 10), row('b', 5), row('c', 1_000_000, 1), row('d', 0, 1)]);
  expect(fame.get('a')).toBe(fame.get('c'));
  expect(fame.get('b')).toBeLessThan(fame.get('a') ?? 0);
  expect(fame.get('b')).toBeGreaterThan(0);
  expect(fame.get('d')).toBe(0);
});

test('to be listed by more registries counts, whatever they say of its use', () => {
  const fame = fameOf([
    row('once', 0),
    row('twice', 0, 0, 'twice'),
    row('again', 0, 1, 'twice'),
    row('thrice', 0, 0, 'thrice'),
    row('second', 0, 1, 'thrice'),
    row('third', 0, 2, 'thrice'),
  ]);
  expect(fame.get('once')).toBe(0);
  expect(fame.get('twice')).toBeGreaterThan(0);
  expect(fame.get('thrice')).toBeGreaterThan(fame.get('twice') ?? 1);
});

test('of several listings the best known one counts', () => {
  const fame = fameOf([
    row('a', 0, 0, 'same'),
    row('b', 100, 1, 'same'),
    row('c', 0, 0, 'other'),
    row('d', 1, 1, 'other'),
  ]);
  expect(fame.get('a')).toBeGreaterThan(fame.get('c') ?? 1);
});

test('it is never more than one nor less than nothing', () => {
  const many = Array.from({ length: 40 }, (_, registry) =>
    row(`r${registry}`, 7, registry, 'same'),
  );
  const [fame = -1] = fameOf(many).values();
  expect(fame).toBeGreaterThan(0.9);
  expect(fame).toBeLessThanOrEqual(1);
});
