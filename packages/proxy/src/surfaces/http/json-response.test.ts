import { expect, test } from 'vitest';
import { jsonResponse } from './json-response.js';

test.each([10, 3 * 1024 * 1024])('an answer of %i characters is whole', async (length) => {
  const body = { success: true, data: { text: 'ä'.repeat(length), more: [1, { a: null }] } };
  const answer = jsonResponse(body, { status: 201, headers: { location: '/x' } });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(answer.headers.get('location')).toBe('/x');
  expect(await answer.json()).toEqual(body);
});
