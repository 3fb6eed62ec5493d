import { expect, test, vi } from 'vitest';
import { APIError } from './api-error.js';
import { ConnectionError } from './connection-error.js';
import { createAPIError } from './create-api-error.js';
import { createExecutionError } from './create-execution-error.js';
import { InternalServerError } from './internal-server-error.js';
import { NandaError } from './nanda-error.js';
import { RateLimitError } from './rate-limit-error.js';

const limited = createAPIError({ status: 429, message: 'Slow down.', isRetryable: true });

test('an error is one of its own class and of those above it', () => {
  expect(RateLimitError.isInstance(limited)).toBe(true);
  expect(APIError.isInstance(limited)).toBe(true);
  expect(NandaError.isInstance(limited)).toBe(true);
  expect(InternalServerError.isInstance(limited)).toBe(false);
  expect(limited.name).toBe('RateLimitError');
});

test.each([undefined, null, 'RateLimitError', new Error('x'), { kind: 'RateLimitError' }])(
  '%o is none of ours',
  (value) => {
    expect(NandaError.isInstance(value)).toBe(false);
  },
);

test('an error of a second copy of the package is known', async () => {
  vi.resetModules();
  const copy = await import('./rate-limit-error.js');
  const error = new copy.RateLimitError({ status: 429, message: '', isRetryable: true });
  expect(error).not.toBeInstanceOf(RateLimitError);
  expect(RateLimitError.isInstance(error)).toBe(true);
  expect(InternalServerError.isInstance(error)).toBe(false);
});

test.each([
  [400, 'BadRequestError'],
  [401, 'AuthenticationError'],
  [403, 'PermissionDeniedError'],
  [404, 'NotFoundError'],
  [405, 'APIError'],
  [409, 'ConflictError'],
  [422, 'InvalidParametersError'],
  [429, 'RateLimitError'],
  [500, 'InternalServerError'],
  [504, 'InternalServerError'],
])('%i is a %s', (status, name) => {
  expect(createAPIError({ status, message: '', isRetryable: false }).name).toBe(name);
});

test("an execution's error gets the status of its code", () => {
  expect(createExecutionError({ code: 'TOOL_TIMEOUT', message: 'late' })).toMatchObject({
    name: 'TimeoutError',
    phase: 'tool',
    status: 504,
    code: 'TOOL_TIMEOUT',
    isRetryable: false,
  });
  expect(createExecutionError({ code: 'constructor', message: '' }).status).toBe(500);
});

test('is printed with what is known of it and nothing else, and as JSON with its message', () => {
  const error = new ConnectionError('gone', { code: 'ECONNRESET', cause: new Error('SECRET') });
  expect(Object.keys(error).toSorted()).toEqual(['attempts', 'code', 'isRetryable', 'name']);
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'ConnectionError',
    message: 'gone',
    code: 'ECONNRESET',
    attempts: [],
    isRetryable: true,
  });
});
