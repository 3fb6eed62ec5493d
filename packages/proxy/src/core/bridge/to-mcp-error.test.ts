import { expect, test } from 'vitest';
import { NandaError } from '../nanda-error.js';
import { toMcpError } from './to-mcp-error.js';

test.each([
  'VALIDATION_ERROR',
  'INVALID_PARAMETERS',
  'TOOL_NOT_FOUND',
  'CONNECTION_NOT_FOUND',
] as const)('%s is a fault of the request', (code) => {
  const details = { suggestions: ['add'] };
  expect(toMcpError(new NandaError(code, 'Not this one.', { details }))).toEqual({
    code: -32602,
    message: 'Not this one.',
    data: { code, retryable: false, details },
  });
});

test('what may work later says so, and when', () => {
  expect(toMcpError(new NandaError('OVERLOADED', 'Too much.', { retryAfter: 3 }))).toEqual({
    code: -32603,
    message: 'Too much.',
    data: { code: 'OVERLOADED', retryable: true, retryAfter: 3 },
  });
});

test('a failure’s own word on whether it may be tried again wins', () => {
  const lost = new NandaError('UPSTREAM_LOST', 'Gone.', { retryable: true });
  expect(toMcpError(lost).data).toEqual({ code: 'UPSTREAM_LOST', retryable: true });
});

test('a refusal of the service is the service’s', () => {
  const rpc = { code: -32042, message: 'Go there first', data: { elicitations: [] } };
  const error = new NandaError('UPSTREAM_ERROR', 'It refused.', { details: { rpc } });
  expect(toMcpError(error)).toEqual(rpc);
});

test('an answer of HTTP that is no refusal in MCP’s words is ours to tell', () => {
  const error = new NandaError('UPSTREAM_ERROR', 'It said 500.', { details: { status: 500 } });
  expect(toMcpError(error)).toMatchObject({
    code: -32603,
    data: { code: 'UPSTREAM_ERROR', details: { status: 500 } },
  });
});

test('of what was not foreseen not a word is told', () => {
  const told = JSON.stringify(toMcpError(new Error('secret at /home/ada')));
  expect(told).toContain('INTERNAL_ERROR');
  expect(told).not.toMatch(/secret|ada/);
});
