import { mcpOperations, operations, type Operation } from '@nanda/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProxy, type Proxy } from '../src/index.js';

let proxy: Proxy;
beforeAll(() => {
  proxy = createProxy({ dataDir: ':memory:' });
});
afterAll(() => proxy.close());

const all = Object.values<Operation>({ ...operations, ...mcpOperations }).map(
  (operation) => [operation.id, operation] as const,
);

test.each(all)('%s is mounted, and fails in the words of its surface', async (_, operation) => {
  const path = operation.path.replace(/\{\w+\}/g, 'nothing-of-that-name');
  const answer = await proxy.fetch(
    new Request(`http://localhost${path}?limit=none`, {
      method: operation.method,
      ...(operation.body && { body: '{"x":1}', headers: { 'content-type': 'application/json' } }),
    }),
  );
  expect(answer.headers.get('x-request-id')).toMatch(/^req_[0-9a-f]{32}$/);
  if (answer.ok) return;
  const { error, success } = (await answer.json()) as {
    error: { code: string; message: string };
    success?: boolean;
  };
  expect(error.code).not.toMatch(/^(NOT_FOUND|METHOD_NOT_ALLOWED|INTERNAL_ERROR)$/);
  expect(error.message).not.toBe('');
  expect(success).toBe(operation.path.startsWith('/v2/') ? false : undefined);
});

test('the document lists exactly the operations of the contract, and the official registry’s paths', async () => {
  const answer = await proxy.fetch(new Request('http://localhost/openapi.json'));
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, unknown>> };
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.toSorted()).toEqual(
    Object.values<Operation>({ ...operations, ...mcpOperations })
      .map(({ method, path }) => `${method} ${path}`)
      .concat(
        ['', '/{serverName}/versions', '/{serverName}/versions/{version}'].map(
          (path) => `GET /v0.1/servers${path}`,
        ),
      )
      .toSorted(),
  );
});
