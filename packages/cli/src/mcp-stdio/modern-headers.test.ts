import { expect, test } from 'vitest';
import { modernHeaders } from './modern-headers.js';

const version = '2026-07-28';

test.each([
  ['tools/call', { name: 'read' }, 'read'],
  ['tools/call', { name: 'Zürich' }, '=?base64?WsO8cmljaA==?='],
  ['prompts/get', { name: ' led' }, '=?base64?IGxlZA==?='],
  ['resources/read', { uri: 'file:///a b' }, 'file:///a b'],
  ['resources/read', { uri: '=?base64?eA==?=' }, '=?base64?PT9iYXNlNjQ/ZUE9PT89?='],
  ['tools/call', { name: '' }, '=?base64??='],
  ['tools/call', { name: 'a\r\nx-evil: 1' }, '=?base64?YQ0KeC1ldmlsOiAx?='],
  ['tools/list', { name: 'no' }, undefined],
  ['constructor', { undefined: 'no' }, undefined],
])('%s %j', (method, params, name) => {
  expect(modernHeaders({ method, params, version })).toEqual({
    'mcp-protocol-version': version,
    'mcp-method': method,
    ...(name !== undefined && { 'mcp-name': name }),
  });
});
