import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { rejectOnAbort } from './reject-on-abort.js';

const never = new Promise<never>(() => undefined);

test('rejects with the reason, at once or when it happens, and leaves nothing listening', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const waiting = rejectOnAbort(never, { signal });
  controller.abort('enough');
  await expect(waiting).rejects.toBe('enough');
  await expect(rejectOnAbort(never, { signal })).rejects.toBe('enough');
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('gives the value or the error of the promise, and leaves nothing listening', async () => {
  const { signal } = new AbortController();
  await expect(rejectOnAbort(Promise.resolve(1), { signal })).resolves.toBe(1);
  await expect(rejectOnAbort(Promise.reject(new Error('x')), { signal })).rejects.toThrow('x');
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
