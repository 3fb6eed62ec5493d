import { expect, test } from 'vitest';
import { describeDoubt } from './describe-doubt.js';

test('there is none where a second time does no harm', () => {
  for (const repetition of ['safe', 'idempotent'] as const) {
    expect(describeDoubt({ repetition, idempotencyKey: 'key' })).toEqual({});
  }
});

test('what may have been done is not to be repeated, but with its key', () => {
  expect(describeDoubt({ repetition: 'keyed', idempotencyKey: 'key' })).toEqual({
    isRetryable: false,
    idempotencyKey: 'key',
    advice: expect.stringContaining('error.idempotencyKey'),
  });
  expect(describeDoubt({ repetition: 'unsafe', idempotencyKey: undefined })).toEqual({
    isRetryable: false,
    advice: expect.stringContaining('look before'),
  });
});
