import { expect, test } from 'vitest';
import { explainWriteFailure } from './explain-write-failure.js';

const failure = (errcode: number) => Object.assign(new Error('what SQLite says'), { errcode });

test.each([
  [13, 'full', /disk is full/],
  [5, 'busy', /locked by another process/],
  // Extended codes: the file was cut short, the directory went away.
  [267, 'corrupt', /damaged/],
  [1032, 'unavailable', /cannot be written \(what SQLite says\)/],
  [778, 'unavailable', /Check the file and its disk/],
])('%i means that the store is %s', (errcode, reason, message) => {
  const cause = failure(errcode);
  expect(explainWriteFailure(cause, { path: '/data/nanda.db' })).toMatchObject({
    name: 'StoreError',
    reason,
    path: '/data/nanda.db',
    message: expect.stringMatching(message),
    cause,
  });
});

test('a mistake of ours stays what it is', () => {
  for (const error of [failure(1555), new TypeError('no'), 'text', undefined]) {
    expect(explainWriteFailure(error, { path: '/data/nanda.db' })).toBe(error);
  }
});
