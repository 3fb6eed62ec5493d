import { expect, test } from 'vitest';
import { operations } from '../operations/operations.js';
import { buildOpenApi } from './build-openapi.js';

test('describes every operation of the contract', () => {
  const document = buildOpenApi({ version: '1.2.3' });
  for (const { method, path, id } of Object.values(operations)) {
    expect(document.paths[path]?.[method.toLowerCase()]).toMatchObject({ operationId: id });
  }
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

test('tells parameters, bodies, streams and failures', () => {
  const { paths } = buildOpenApi({ version: '1.2.3' });
  expect(paths['/v2/services/search']?.['get']).toMatchObject({
    parameters: expect.arrayContaining([
      expect.objectContaining({ name: 'limit', in: 'query', required: false }),
    ]),
  });
  expect(paths['/v2/connections/{connectionId}/tools/{toolName}/stream']?.['post']).toMatchObject({
    parameters: [
      { name: 'connectionId', in: 'path', required: true },
      { name: 'toolName', in: 'path', required: true },
      { name: 'Idempotency-Key', in: 'header' },
      { name: 'Last-Event-ID', in: 'header' },
    ],
    requestBody: { required: false, content: { 'application/json': {} } },
    responses: {
      200: { content: { 'text/event-stream': {} } },
      404: { description: 'CONNECTION_NOT_FOUND, SERVICE_NOT_FOUND, TOOL_NOT_FOUND' },
      422: { description: 'INVALID_PARAMETERS' },
    },
  });
});

test('every reference leads somewhere', () => {
  const document = buildOpenApi({ version: '1.2.3' });
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
  const { schemas } = document.components as { schemas: Record<string, unknown> };
  const names = new Set(Array.from(references, (match) => match[1] ?? ''));
  expect(names).toContain('ServiceInput');
  expect(Object.keys(schemas)).toEqual(expect.arrayContaining([...names]));
  expect(JSON.stringify(document)).not.toMatch(/"\$(?:ref":"#\/\$|defs")/);
});
