import { ToolAuthSchema } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { readToolAuth } from './read-tool-auth.js';

test.each([
  { type: 'signature', credentials: { challenge: {}, signature: '0x' } },
  { type: 'signature', credentials: '{}' },
  { type: 'token', credentials: { token: 'abc' } },
  { type: 'token', credentials: { token: 'abc', header: 'X-Key' } },
])('%j', (auth) => {
  expect(readToolAuth(auth)).toEqual(auth);
  expect(ToolAuthSchema.safeParse(auth).data).toEqual(auth);
});

test.each([
  undefined,
  'signature',
  [],
  {},
  { type: 'signature' },
  { type: 'signature', credentials: '' },
  { type: 'signature', credentials: ['a'] },
  { type: 'token', credentials: 'abc' },
  { type: 'token', credentials: { token: '' } },
  { type: 'token', credentials: { token: 'a\r\nX-Other: b' } },
  { type: 'token', credentials: { token: 'abc', header: 'Host' } },
  { type: 'token', credentials: { token: 'abc', header: 'Mcp-Session-Id' } },
  { type: 'other', credentials: {} },
])('%j is none', (auth) => {
  expect(readToolAuth(auth)).toBeUndefined();
  expect(ToolAuthSchema.safeParse(auth).success).toBe(false);
});
