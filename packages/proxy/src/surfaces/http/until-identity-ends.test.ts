import { expect, test, vi } from 'vitest';
import { untilIdentityEnds } from './until-identity-ends.js';

function open(contentType = 'text/event-stream') {
  const over = new AbortController();
  const leave = vi.fn();
  const cancel = vi.fn();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => void (controller = given),
    cancel,
  });
  const answer = new Response(body, { headers: { 'content-type': contentType } });
  const whole = untilIdentityEnds(answer, () => ({ signal: over.signal, leave }));
  const send = (text: string): void => controller?.enqueue(new TextEncoder().encode(text));
  return { answer, whole, over, leave, cancel, send, end: () => controller?.close() };
}

test('a stream ends with its token, and what it comes from is let go of', async () => {
  const { whole, over, leave, cancel, send } = open();
  const reader = (whole.body as ReadableStream<Uint8Array>).getReader();
  send('data: 1\n\n');
  expect((await reader.read()).done).toBe(false);
  const next = reader.read();
  over.abort();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(leave).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
});

test('one that ends by itself, or whose reader leaves, is attended no more', async () => {
  const ended = open();
  ended.send('data: 1\n\n');
  ended.end();
  expect(await ended.whole.text()).toBe('data: 1\n\n');
  expect(ended.leave).toHaveBeenCalledOnce();
  const left = open();
  await left.whole.body?.cancel();
  expect(left.leave).toHaveBeenCalledOnce();
  expect(left.cancel).toHaveBeenCalledOnce();
});

test('a document stays as it is', () => {
  const { answer, whole } = open('application/json');
  expect(whole).toBe(answer);
});
