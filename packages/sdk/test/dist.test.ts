import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { expect, test } from 'vitest';

const entry = new URL('../dist/index.js', import.meta.url);

test('the built entry loads the libraries that it declares, and no module of Node', async () => {
  const text = await readFile(entry, 'utf8');
  const loaded = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g)].map(
    (match) => match[1] ?? '',
  );
  expect(loaded).toContain('ky');
  for (const name of loaded) {
    expect(name).toMatch(/^(?:ky|eventsource-parser|@nanda\/protocol(?:\/facts)?)$/);
    expect(builtinModules).not.toContain(name);
  }
});

test('the built entry loads no schema before it is used', async () => {
  const text = await readFile(entry, 'utf8');
  expect(text).toMatch(/import\("@nanda\/protocol"\)/);
  expect(text).not.toMatch(/from "@nanda\/protocol"/);
});

test('the built entry exports the two clients and the errors', async () => {
  const module: Record<string, unknown> = await import(entry.href);
  expect(Object.keys(module).toSorted()).toEqual([
    'APIError',
    'AbortError',
    'AuthenticationError',
    'BadRequestError',
    'ConfigurationError',
    'ConflictError',
    'ConnectionError',
    'InternalServerError',
    'InvalidParametersError',
    'NANDAClient',
    'NANDADiscovery',
    'NandaError',
    'NotFoundError',
    'PermissionDeniedError',
    'RateLimitError',
    'ResponseValidationError',
    'StreamIdleTimeoutError',
    'TimeoutError',
    'ToolExecutionError',
  ]);
});
