import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { NANDAClient, type ConnectionError } from '../src/index.js';
import { success } from './support/answers.js';
import { recordingFetch } from './support/recording-fetch.js';
import { connection, executionResponse, facets, service } from './support/samples.js';

const baseURL = 'http://proxy.test';

/** A client whose `fetch` is cut off once a tool is called. */
function client() {
  const { fetch, requests } = recordingFetch(({ url }) => {
    if (url.pathname.endsWith('/search')) {
      return success([service], { meta: { total: 1, limit: 20, offset: 0, facets } });
    }
    if (url.pathname.endsWith('/analyze/execute')) return success(executionResponse);
    if (url.pathname.endsWith('/execute')) {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('cut'), { code: 'UND_ERR_SOCKET' }),
      });
    }
    return success(connection);
  });
  return { nanda: new NANDAClient({ baseURL, fetch }), requests };
}

test('a connection is written down in a few words, and no tool is called for it', async () => {
  const { nanda, requests } = client();
  const opened = await nanda.getConnection('connection-1');
  const words = {
    id: 'connection-1',
    serviceId: 'service-1',
    state: 'connected',
    transport: 'http',
  };
  expect(JSON.parse(JSON.stringify({ opened }))).toEqual({ opened: words });
  expect(inspect(opened)).toBe(`ServiceConnection ${JSON.stringify(words)}`);
  expect(String(opened.tools)).toMatch(/function|=>/);
  expect(opened.tools).not.toHaveProperty('asymmetricMatch');
  await opened.tools['analyze']?.({});
  expect(requests.map(({ url }) => url.pathname.split('/').at(-1))).toEqual([
    'connection-1',
    'execute',
  ]);
});

test('a call that is cut off says that it may have been done, and how to find out', async () => {
  const { nanda, requests } = client();
  const opened = await nanda.getConnection('connection-1');
  const error = (await opened
    .execute('book')
    .catch((reason: unknown) => reason)) as ConnectionError;
  expect(error).toMatchObject({
    name: 'ConnectionError',
    code: 'UND_ERR_SOCKET',
    isRetryable: false,
    idempotencyKey: requests.at(-1)?.headers.get('idempotency-key'),
    message: expect.stringContaining('may have been done'),
  });
  expect(error.message).not.toContain('Start a proxy');
});

test('a search takes words alone', async () => {
  const { nanda, requests } = client();
  await nanda.services.search('coffee');
  expect(requests.at(-1)?.url.search).toBe('?q=coffee');
});

test('in a page of another origin, no answer may mean that it is not let in', async () => {
  const fetch = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
  const nanda = new NANDAClient({ baseURL, fetch, maxRetries: 0 });
  Object.assign(globalThis, { location: { origin: 'https://app.example' } });
  try {
    await expect(nanda.health()).rejects.toThrow('`--allow-origin https://app.example`');
  } finally {
    Reflect.deleteProperty(globalThis, 'location');
  }
});
