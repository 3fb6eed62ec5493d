import { expect, test } from 'vitest';
import { APIError } from '../errors/api-error.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { ConnectionError } from '../errors/connection-error.js';
import { ResponseValidationError } from '../errors/response-validation-error.js';
import { StreamIdleTimeoutError } from '../errors/stream-idle-timeout-error.js';
import { TimeoutError } from '../errors/timeout-error.js';
import { isTemporary } from './is-temporary.js';

const answer = (status: number, isRetryable: boolean) =>
  new APIError({ status, isRetryable, message: 'No.' });

test.each([
  ['no connection', new ConnectionError('gone', {}), true],
  ['a late answer', new TimeoutError('late', { phase: 'headers' }), true],
  ['silence', new StreamIdleTimeoutError(1000), true],
  ['something in between', new ResponseValidationError({ subject: 'It', issues: [] }), true],
  ['a failure of the proxy', answer(500, false), true],
  ['too many requests', answer(429, true), true],
  ['a refusal', answer(401, false), false],
  ['a proxy that does not know the stream', answer(404, false), false],
  ['an option that cannot be used', new ConfigurationError('timeout'), false],
  ['what is no error of ours', new TypeError('not a header'), false],
])('%s', (_, error, expected) => {
  expect(isTemporary(error)).toBe(expected);
});
