import { expect, test } from 'vitest';
import { NANDAClient, type ExecuteOptions } from '../src/index.js';
import { failure, success } from './support/answers.js';
import { recordingFetch } from './support/recording-fetch.js';
import { connection, executionResponse } from './support/samples.js';

const baseURL = 'http://proxy.test';
const headers = { 'x-request-id': 'request-7' };

/** What a tool call whose first sending is refused, and whose second is answered so, is rejected with. */
async function call(answer: unknown, options: ExecuteOptions = {}): Promise<unknown> {
  const { fetch } = recordingFetch(({ url }, count) => {
    if (!url.pathname.endsWith('/execute')) return success(connection);
    return count === 2
      ? failure('OVERLOADED', { headers: { 'retry-after-ms': '1' } })
      : success(answer, { headers });
  });
  const opened = await new NANDAClient({ baseURL, fetch }).getConnection('connection-1');
  return await opened.execute('analyze', {}, options).catch((error: unknown) => error);
}

const { result: _, ...unfinished } = executionResponse;
const failed = { content: [{ type: 'text', text: 'no' }], isError: true };

test.each<[string, unknown, ExecuteOptions]>([
  [
    'TimeoutError',
    { ...unfinished, status: 'timeout', error: { code: 'TOOL_TIMEOUT', message: 'late' } },
    {},
  ],
  [
    'InternalServerError',
    { ...unfinished, status: 'error', error: { code: 'UPSTREAM_LOST', message: 'gone' } },
    {},
  ],
  ['InputRequiredError', { ...unfinished, status: 'input_required', inputRequests: [] }, {}],
  ['ToolExecutionError', { ...executionResponse, result: failed }, { throwOnToolError: true }],
  ['ResponseValidationError', { hello: 1 }, {}],
])('a %s of a call that was accepted tells how it was sent', async (name, answer, options) => {
  expect(await call(answer, options)).toMatchObject({
    name,
    requestId: 'request-7',
    attempts: [{ outcome: '503 OVERLOADED', delay: 1 }, { outcome: '200' }],
  });
});
