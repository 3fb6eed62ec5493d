import { getEventListeners } from 'node:events';
import { expect, test, vi } from 'vitest';
import { NANDAClient } from '../src/index.js';
import { service } from './support/samples.js';
import { startServer } from './support/start-server.js';

const document = JSON.stringify({ success: true, data: service });

test('an answer that breaks off in its body is asked for again', async () => {
  let count = 0;
  await using server = await startServer((_, response) => {
    count += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    if (count > 1) return void response.end(document);
    response.write(document.slice(0, 20), () => response.destroy());
  });
  const nanda = new NANDAClient({ baseURL: server.url });
  await expect(nanda.services.get('a')).resolves.toEqual(service);
  expect(count).toBe(2);
});

test('a body that does not come to its end is a timeout of the body, and the socket is let go', async () => {
  let isClosed = false;
  await using server = await startServer((_, response) => {
    response.on('close', () => (isClosed = true));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(document.slice(0, 20));
  });
  const nanda = new NANDAClient({ baseURL: server.url, timeout: 200, maxRetries: 0 });
  await expect(nanda.services.get('a')).rejects.toMatchObject({
    name: 'TimeoutError',
    phase: 'body',
  });
  await vi.waitFor(() => expect(isClosed).toBe(true));
});

test('an abort reaches the server, and leaves nothing listening', async () => {
  let isArrived = false;
  let isClosed = false;
  await using server = await startServer((_, response) => {
    response.on('close', () => (isClosed = true));
    isArrived = true;
  });
  const controller = new AbortController();
  const { signal } = controller;
  const nanda = new NANDAClient({ baseURL: server.url });
  const pending = nanda.services.get('a', { signal });
  await vi.waitFor(() => expect(isArrived).toBe(true));
  controller.abort();
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  await vi.waitFor(() => expect(isClosed).toBe(true));
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('nobody listening is a refused connection', async () => {
  let url = '';
  {
    await using server = await startServer(() => undefined);
    url = server.url;
  }
  const nanda = new NANDAClient({ baseURL: url, maxRetries: 0 });
  await expect(nanda.health()).rejects.toMatchObject({
    name: 'ConnectionError',
    attempts: [{ outcome: 'ECONNREFUSED' }],
  });
});
