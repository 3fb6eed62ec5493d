import { ConnectionError, InvalidParametersError } from '@nanda/sdk';
import { expect, test } from 'vitest';
import { describeFailure } from './describe-failure.ts';

const origin = 'http://localhost:5173';

test.each([
  ['http://localhost:3000', 'nanda serve --port 3000 --allow-origin http://localhost:5173'],
  ['http://127.0.0.1', 'nanda serve --port 80 --allow-origin http://localhost:5173'],
  ['https://far.example', 'nanda serve --port 3000 --allow-origin http://localhost:5173'],
])('where no proxy answers at %s, it says how one is started', (baseURL, command) => {
  const failure = describeFailure(new ConnectionError('ECONNREFUSED', {}), { baseURL, origin });
  expect(failure).toMatchObject({ title: `No proxy answers at ${baseURL}`, command });
});

test('all faults of parameters are listed, whatever form they have', () => {
  const error = new InvalidParametersError({
    status: 422,
    code: 'INVALID_PARAMETERS',
    requestId: 'req_1',
    message: 'They do not fit.',
    isRetryable: false,
    details: { faults: [{ path: '/days', message: 'must be a number' }, 'nonsense', null] },
  });
  expect(describeFailure(error, { baseURL: 'http://localhost:3000', origin })).toMatchObject({
    details: ['/days must be a number'],
    reference: 'INVALID_PARAMETERS · req_1',
  });
});

test('what is no error of the client is told as well', () => {
  const place = { baseURL: 'http://localhost:3000', origin };
  expect(describeFailure('odd', place)).toMatchObject({
    title: 'That did not work',
    message: 'odd',
  });
});
