import { expect, test } from 'vitest';
import { errorCodes } from '../facts/error-codes.js';
import { operationFacts } from '../facts/operation-facts.js';
import type { Operation } from './operation.js';
import { operations } from './operations.js';

const all = Object.values<Operation>(operations);

test('an operation stands under its own id and has its own facts', () => {
  expect(Object.keys(operations).toSorted()).toEqual(Object.keys(operationFacts).toSorted());
  for (const [id, operation] of Object.entries<Operation>(operations)) {
    expect(operation.id).toBe(id);
    expect(operation).toMatchObject(operationFacts[operation.id]);
  }
});

test('no two operations share a method and a path', () => {
  const routes = all.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
  expect(new Set(routes).size).toBe(routes.length);
});

test.each(all.map((operation) => [operation.id, operation] as const))(
  '%s declares a parameter for each place in its path, and known codes',
  (_, operation) => {
    const places = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const values = Object.fromEntries(places.map((place) => [place, 'x']));
    expect(operation.params?.safeParse(values).data ?? {}).toEqual(values);
    if (places.length > 0) expect(operation.params?.safeParse({}).success).toBe(false);
    for (const code of operation.errors) expect(errorCodes).toHaveProperty(code);
  },
);

test('a query is read from text, with defaults, and an unknown parameter is refused by name', () => {
  const { query } = operations['services.search'];
  expect(query.parse({ q: 'coffee', tags: 'a, b,,', verified: '1', limit: '5' })).toEqual({
    q: 'coffee',
    tags: ['a', 'b'],
    verified: true,
    limit: 5,
    offset: 0,
  });
  expect(query.safeParse({ limit: '0' }).success).toBe(false);
  expect(query.safeParse({ limit: '1e2' }).success).toBe(false);
  expect(query.safeParse({ sort: 'luck' }).success).toBe(false);
  expect(query.safeParse({ query: 'coffee' }).error?.issues).toMatchObject([
    { code: 'unrecognized_keys', keys: ['query'] },
  ]);
});
