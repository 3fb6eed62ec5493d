import { expect, test, vi } from 'vitest';
import { fetchUntilAbort } from './fetch-until-abort.js';

test('an answer that comes after the abort is let go', async () => {
  const cancel = vi.fn();
  let answer: (response: Response) => void = () => undefined;
  const controller = new AbortController();
  const request = new Request('http://proxy.test', { signal: controller.signal });
  const pending = fetchUntilAbort(request, {
    fetch: () => new Promise((resolve) => (answer = resolve)),
  });
  controller.abort(new Error('enough'));
  await expect(pending).rejects.toThrow('enough');
  answer(new Response(new ReadableStream({ cancel })));
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
});

test('an error of fetch is passed on', async () => {
  const fetch = () => Promise.reject(new TypeError('fetch failed'));
  await expect(fetchUntilAbort(new Request('http://proxy.test'), { fetch })).rejects.toThrow(
    'fetch failed',
  );
});
