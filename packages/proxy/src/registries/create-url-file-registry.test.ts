import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { collectBatches } from './collect-batches.fixture.js';
import { createFileRegistry } from './create-file-registry.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers everything in one way, and what it was asked. */
async function serve(answer: Answer) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests };
}

const rows = '[{"name":"a"},{"name":"b"}]';

test('is read by what it is called, or by what it is sent as', async () => {
  const { url } = await serve((request, response) => {
    if (request.url?.startsWith('/lines') === true) {
      response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
      response.end('{"name":"a"}\n{"name":\n{"name":"b"}\n');
    } else if (request.url?.startsWith('/all.yaml') === true) {
      response.end('- name: a\n- name: b\n');
    } else if (request.url?.startsWith('/packed.json.gz') === true) {
      response.end(gzipSync(rows));
    } else {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync(rows));
    }
  });
  for (const path of ['/lines?list=1', '/all.yaml', '/packed.json.gz', '/x.json']) {
    const registry = createFileRegistry({ path: `file:${url}${path}` });
    const { records, problems } = await collectBatches(registry);
    expect(records.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(problems).toEqual(path.startsWith('/lines') ? ['line 2: it is not valid JSON'] : []);
    expect(records[0]).toMatchObject({ trust: 'local-file' });
  }
});

test('is known by its own name, and its credentials to nobody but the server', async () => {
  const { url, requests } = await serve((_request, response) => response.end(rows));
  const host = url.slice('http://'.length);
  const registry = createFileRegistry({
    path: `http://me:s3cret@${host}/lists/mine.json?token=s3cret`,
  });
  expect(registry).toMatchObject({
    name: 'file:mine.json',
    type: 'file',
    isPrivate: true,
    url: `${url}/lists/mine.json`,
    isLocal: false,
  });
  const { records } = await collectBatches(registry);
  expect(JSON.stringify(records)).not.toContain('s3cret');
  expect(requests[0]?.url).toBe('/lists/mine.json?token=s3cret');
  expect(requests[0]?.headers.authorization).toBe(
    `Basic ${Buffer.from('me:s3cret').toString('base64')}`,
  );
});

test.each([
  ['etag', 'if-none-match', 'W/"7"'],
  ['last-modified', 'if-modified-since', 'Tue, 24 Nov 2026 10:00:00 GMT'],
])('is not sent again while its %s is the same', async (validator, condition, value) => {
  const { url, requests } = await serve((request, response) => {
    response.setHeader(validator, value);
    if (request.headers[condition] === value) {
      response.writeHead(304);
      response.end();
    } else {
      response.end(rows);
    }
  });
  const registry = createFileRegistry({ path: `${url}/a.json` });
  const { checkpoint = '', records } = await collectBatches(registry);
  expect(records).toHaveLength(2);
  if (validator === 'last-modified') {
    expect(records[0]?.createdAt).toBe('2026-11-24T10:00:00.000Z');
  }
  expect((await collectBatches(registry, { checkpoint })).batches).toEqual([]);
  expect(requests[1]?.headers[condition]).toBe(value);
});

test('is not listed again while it is the same, where the server does not know that', async () => {
  let text = rows;
  const { url } = await serve((_request, response) => response.end(text));
  const registry = createFileRegistry({ path: `${url}/a.json` });
  const { checkpoint = '' } = await collectBatches(registry);
  expect((await collectBatches(registry, { checkpoint })).batches).toEqual([]);
  text = '[{"name":"c"}]';
  expect((await collectBatches(registry, { checkpoint })).records).toMatchObject([{ name: 'c' }]);
});

test.each([
  [404, {}, /^The registry file:a\.json has nothing at the address/, undefined],
  [401, {}, /^The registry file:a\.json refuses the request/, undefined],
  [503, { 'retry-after': '7' }, /^The registry file:a\.json is out of order/, 7_000],
  [200, {}, /^The registry file:a\.json cannot be read: it is not valid JSON/, undefined],
  [302, { location: 'https://elsewhere.example/' }, /redirects to another host/, undefined],
])('says what is the matter with status %d', async (status, headers, message, retryAfterMs) => {
  const { url } = await serve((_request, response) => {
    response.writeHead(status, headers);
    response.end('<html>s3cret</html>');
  });
  const failure: unknown = await collectBatches(
    createFileRegistry({ path: `${url}/a.json` }),
  ).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
    message: expect.stringMatching(message),
    details: expect.objectContaining({ registry: 'file:a.json' }),
  });
  expect((failure as { details: { retryAfterMs?: number } }).details.retryAfterMs).toBe(
    retryAfterMs,
  );
  expect(String(failure)).not.toContain('s3cret');
});

test('breaking off in the middle is a failure, and no end', async () => {
  const { url } = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100000', etag: '"1"' });
    response.write('{"name":"a"}\n', () => response.destroy());
  });
  const registry = createFileRegistry({ path: `${url}/a.jsonl` });
  await expect(collectBatches(registry)).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
});

test('nobody there is a failure, and being told to stop ends it', async () => {
  const { url, requests } = await serve(() => {});
  const stop = new AbortController();
  const reason = new Error('enough');
  const reading = collectBatches(createFileRegistry({ path: `${url}/a.json` }), {
    signal: stop.signal,
  });
  await expect.poll(() => requests.length).toBe(1);
  stop.abort(reason);
  await expect(reading).rejects.toBe(reason);
  const nobody = createFileRegistry({ path: 'http://127.0.0.1:1/a.json' });
  await expect(collectBatches(nobody)).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
    message: expect.stringMatching(/^The registry file:a\.json cannot be reached/),
  });
});

test('is for its user alone, where its address says more than where it lies', () => {
  const isPrivate = (path: string) => createFileRegistry({ path }).isPrivate ?? false;
  expect(isPrivate('https://a.example/list.json?page=1')).toBe(false);
  expect(isPrivate('https://me:pw@a.example/list.json')).toBe(true);
  expect(isPrivate('https://a.example/list.json?sig=abc')).toBe(true);
});
