import { expect, test } from 'vitest';
import { readRegistryError } from './read-registry-error.js';

const json = 'application/json';

test.each<[string, unknown, string]>([
  [
    'nanda-registry.com',
    { code: 'validation_error', message: 'Validation failed', details: { q: ['Required.'] } },
    'Validation failed (q: Required.)',
  ],
  [
    'RFC 9457',
    {
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'validation failed',
      errors: [{ message: 'expected number <= 100', location: 'query.limit', value: 1000 }],
    },
    'validation failed (query.limit: expected number <= 100)',
  ],
  ['RFC 9457 without detail', { title: 'Not Found', status: 404 }, 'Not Found'],
  ['a text', { error: 'Server not found' }, 'Server not found'],
  [
    'nanda-index',
    { error: 'query_too_short', detail: 'At least 2 characters' },
    'query_too_short: At least 2 characters',
  ],
  ['Glama', { error: { code: 'unauthorized', message: 'No key' } }, 'No key'],
  ['Glama, short', { error: { code: 'not_found' } }, 'not_found'],
  [
    'PulseMCP',
    { error: 'Invalid cursor', code: 'invalid_cursor', details: 'cursor: x' },
    'Invalid cursor (cursor: x)',
  ],
  ['Django', { detail: 'Request was throttled.' }, 'Request was throttled.'],
  ['an empty object', {}, 'Bad Gateway'],
  ['a list', [1], 'Bad Gateway'],
  ['null', null, 'Bad Gateway'],
  ['wrong types', { error: [], message: {}, details: 7, errors: 'x' }, 'x'],
])('reads the error of %s', (_name, body, message) => {
  expect(readRegistryError(JSON.stringify(body), { status: 502, contentType: json })).toBe(message);
});

test.each<[string, string | null, string]>([
  ['<html><head><title>504 Gateway Time-out</title></head>', 'text/html', '504 Gateway Time-out'],
  ['<!DOCTYPE html><p>Sign in', null, 'Bad Gateway'],
  ['', null, 'Bad Gateway'],
  ['upstream\u001B[31m connect\u0007 error', 'text/plain', 'upstream connect error'],
  ['{"error":', json, '{"error":'],
])('%j of the type %j says %j', (text, contentType, message) => {
  expect(readRegistryError(text, { status: 502, contentType })).toBe(message);
});

test('is short, and without what looks like a credential', () => {
  const long = readRegistryError(JSON.stringify({ error: 'x '.repeat(1e6) }), {
    status: 400,
    contentType: json,
  });
  expect(long.length).toBeLessThanOrEqual(240);
  const token = `ghp_${'a1'.repeat(18)}`;
  const text = JSON.stringify({ error: `bad token ${token}` });
  expect(readRegistryError(text, { status: 400, contentType: json })).toBe('bad token [redacted]');
});
