import { WebSocket as WebSocketOfWs } from 'ws';
import { afterEach, expect, test, vi } from 'vitest';
import { resolveWebSocket } from './resolve-web-socket.js';

afterEach(() => void vi.unstubAllGlobals());

function createLog() {
  return { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
}

test('the one that is given wins, then the runtime has its own, then isomorphic-ws', async () => {
  const Given = vi.fn();
  const logger = createLog();
  expect(await resolveWebSocket(Given as never, { logger })).toBe(Given);
  expect(await resolveWebSocket(undefined, { logger })).toBe(globalThis.WebSocket);
  vi.stubGlobal('WebSocket', undefined);
  expect(await resolveWebSocket(undefined, { logger })).toBe(WebSocketOfWs);
  expect(logger.warn).not.toHaveBeenCalled();
});

test('without any, that is said with a way out', async () => {
  vi.stubGlobal('WebSocket', undefined);
  const logger = createLog();
  const load = () => Promise.reject(new Error('not installed'));
  expect(await resolveWebSocket(undefined, { logger, load })).toBeUndefined();
  expect(logger.warn.mock.calls).toEqual([[expect.stringContaining('`webSocket`')]]);
});

test('where none is wanted, none is looked for', async () => {
  const logger = createLog();
  const load = vi.fn();
  expect(await resolveWebSocket(false, { logger, load })).toBeUndefined();
  expect(load).not.toHaveBeenCalled();
  expect(logger.warn).not.toHaveBeenCalled();
});
