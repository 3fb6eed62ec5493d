import { expect, test, vi } from 'vitest';
import { APIPromise } from './api-promise.js';
import { ReceivedAnswer } from './http/received-answer.js';

function answered(text = '{"a":1}'): Promise<ReceivedAnswer> {
  const response = new Response(text, { status: 201, headers: { 'x-request-id': 'req_1' } });
  return Promise.resolve(new ReceivedAnswer(response, { text, subject: 'GET /', attempts: [] }));
}

test('is read once, and only by those who want the data', async () => {
  const read = vi.fn(({ text }: ReceivedAnswer) => JSON.parse(text) as { a: number });
  const promise = new APIPromise(answered(), read);
  const response = await promise.asResponse();
  expect([response.status, await response.json()]).toEqual([201, { a: 1 }]);
  expect(read).not.toHaveBeenCalled();
  expect(await promise).toEqual({ a: 1 });
  expect(await Promise.all([promise, promise.then(({ a }) => a + 1)])).toEqual([{ a: 1 }, 2]);
  const whole = await promise.withResponse();
  expect([whole.data, whole.requestId, await whole.response.text()]).toEqual([
    { a: 1 },
    'req_1',
    '{"a":1}',
  ]);
  expect(read).toHaveBeenCalledTimes(1);
});

test('is a promise, and what is made of it a plain one', async () => {
  const promise = new APIPromise(answered(), () => 1);
  expect(promise).toBeInstanceOf(Promise);
  expect(promise.then()).not.toBeInstanceOf(APIPromise);
  expect(await promise.finally(() => undefined)).toBe(1);
  expect(await Promise.race([promise, new Promise(() => undefined)])).toBe(1);
});

test('a failure reaches whoever asks, in each way of asking', async () => {
  const failure = new Error('no');
  const failed = (): APIPromise<number> => new APIPromise(Promise.reject(failure), () => 1);
  await expect(failed()).rejects.toBe(failure);
  await expect(failed().asResponse()).rejects.toBe(failure);
  await expect(failed().withResponse()).rejects.toBe(failure);
  expect(await failed().catch((error: Error) => error.message)).toBe('no');
  const unreadable = new APIPromise(answered(), () => {
    throw failure;
  });
  await expect(unreadable).rejects.toBe(failure);
  expect((await unreadable.asResponse()).ok).toBe(true);
});

test('an answer without a body makes a response without one', async () => {
  const response = new Response(null, { status: 204 });
  const received = new ReceivedAnswer(response, { text: '', subject: 'GET /', attempts: [] });
  const promise = new APIPromise(Promise.resolve(received), () => undefined);
  expect((await promise.asResponse()).status).toBe(204);
});
