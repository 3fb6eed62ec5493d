import { expect, test } from 'vitest';
import { errorCodes } from '../facts/error-codes.js';
import { accountOperationFacts } from '../facts/account-operation-facts.js';
import { mcpOperationFacts } from '../facts/mcp-operation-facts.js';
import { operationFacts } from '../facts/operation-facts.js';
import { accountOperations } from './account-operations.js';
import { commonErrors } from './common-errors.js';
import { mcpOperations } from './mcp-operations.js';
import type { Operation } from './operation.js';
import { operations } from './operations.js';

const all: Operation[] = [
  ...Object.values<Operation>(operations),
  ...Object.values<Operation>(accountOperations),
  ...Object.values<Operation>(mcpOperations),
];

test('an operation stands under its own id and has its own facts', () => {
  for (const [values, facts] of [
    [operations, operationFacts],
    [accountOperations, accountOperationFacts],
    [mcpOperations, mcpOperationFacts],
  ] as const) {
    expect(Object.keys(values).toSorted()).toEqual(Object.keys(facts).toSorted());
    for (const [id, operation] of Object.entries<Operation>(values)) {
      expect(operation.id).toBe(id);
      expect(operation).toMatchObject(
        Object.entries(facts).find(([known]) => known === id)?.[1] ?? {},
      );
    }
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

const reopening = [
  'connections.tools',
  'connections.tool',
  'executions.execute',
  'executions.stream',
  'executions.validate',
  'public.tools',
  'public.call',
] as const;

test.each(['connections.create', 'services.tools', 'public.connect', ...reopening] as const)(
  '%s declares how opening a session may fail',
  (id) => {
    expect(operations[id].errors).toEqual(
      expect.arrayContaining([
        'SERVICE_NOT_FOUND',
        'SERVICE_AUTH_REQUIRED',
        'CONNECTION_FAILED',
        'BLOCKED_ADDRESS',
        'UPSTREAM_PROTOCOL_ERROR',
        'RESULT_TOO_LARGE',
      ]),
    );
  },
);

test.each(reopening)('%s declares that its connection may not be there, or not now', (id) => {
  expect(operations[id].errors).toEqual(
    expect.arrayContaining([
      'CONNECTION_NOT_FOUND',
      'CONNECTION_NOT_READY',
      'CONNECTION_LIMIT_REACHED',
    ]),
  );
});

test.each(all.map((operation) => [operation.id, operation] as const))(
  '%s names each code once, none that all have, and what a body may cost',
  (_, { errors, body }) => {
    expect(new Set(errors).size).toBe(errors.length);
    for (const code of commonErrors) expect(errors).not.toContain(code);
    expect(errors.includes('PAYLOAD_TOO_LARGE')).toBe(body !== undefined);
  },
);
