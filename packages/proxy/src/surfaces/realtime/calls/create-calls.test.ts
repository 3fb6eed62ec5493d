import { expect, test } from 'vitest';
import { createCalls } from './create-calls.js';

test('an id is in use until its call is answered, and is remembered for a while', () => {
  const calls = createCalls({ limit: 2 });
  const call = calls.open('constructor', { kind: 'execute' });
  expect(() => calls.open('constructor', { kind: 'stream' })).toThrow(
    expect.objectContaining({ code: 'VALIDATION_ERROR' }),
  );
  calls.open('b', { kind: 'stream' });
  expect(() => calls.open('c', { kind: 'stream' })).toThrow(
    expect.objectContaining({ code: 'OVERLOADED' }),
  );
  call.begin('exec_1');
  calls.close(call, { kind: 'execute', executionId: 'exec_1' });
  expect(calls.find('constructor')).toBeUndefined();
  expect(calls.findEnded('constructor')).toEqual({ kind: 'execute', executionId: 'exec_1' });
  for (const id of ['c', 'd']) {
    calls.close(calls.open(id, { kind: 'stream' }), { kind: 'stream', executionId: id });
  }
  expect(calls.findEnded('constructor')).toBeUndefined();
  expect(calls.list().map(({ id }) => id)).toEqual(['b']);
});

test('what is taken up anew is no longer followed from where it was', async () => {
  const calls = createCalls({ limit: 1 });
  const first = calls.open('a', { kind: 'stream', isTiedToSocket: true });
  first.begin('exec_1');
  const second = calls.reopen('a', { kind: 'stream', executionId: 'exec_1' });
  expect(first.following.signal.aborted).toBe(true);
  expect(second).toMatchObject({ executionId: 'exec_1', isTiedToSocket: true });
  expect(await second.begun).toBe('exec_1');
  // The first one does not end the second.
  calls.close(first, { kind: 'stream', executionId: 'exec_1' });
  expect(calls.find('a')).toBe(second);
  calls.close(second);
  expect(calls.findEnded('a')).toBeUndefined();
});

test('tells when none is open any more, and stops the rest at the end', async () => {
  const calls = createCalls({ limit: 3 });
  await calls.whenEmpty();
  const [one, two] = [calls.open('a', { kind: 'stream' }), calls.open('b', { kind: 'stream' })];
  let isEmpty = false;
  const empty = calls.whenEmpty().then(() => (isEmpty = true));
  calls.close(one);
  await Promise.resolve();
  expect(isEmpty).toBe(false);
  calls.end();
  await empty;
  expect(two.following.signal.aborted).toBe(true);
  expect(calls.list()).toEqual([]);
});
