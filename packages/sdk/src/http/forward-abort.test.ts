import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { forwardAbort } from './forward-abort.js';

test('the first signal that is aborted aborts the controller with its reason', () => {
  const [one, other, controller] = [1, 2, 3].map(() => new AbortController()) as [
    AbortController,
    AbortController,
    AbortController,
  ];
  forwardAbort([undefined, null, one.signal, other.signal], { controller });
  expect(controller.signal.aborted).toBe(false);
  other.abort('enough');
  one.abort('too late');
  expect(controller.signal.reason).toBe('enough');
});

test('a signal that was aborted before counts as well', () => {
  const controller = new AbortController();
  forwardAbort([AbortSignal.abort('before')], { controller });
  expect(controller.signal.reason).toBe('before');
});

test('nothing is left listening', () => {
  const { signal } = new AbortController();
  const end = forwardAbort([signal], { controller: new AbortController() });
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  end();
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
