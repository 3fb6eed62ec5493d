import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection, ToolExecutionResponse } from '@nanda/protocol';
import {
  createTemporaryDirectory,
  createWeatherServer,
  serverEverythingCommand,
  startHttpService,
} from '@nanda/testing';
import { expect, test } from 'vitest';
import { createProxy } from '../src/index.js';

const secret = 'a-secret-that-nobody-may-read';

async function setUp() {
  const stack = new AsyncDisposableStack();
  const directory = stack.use(await createTemporaryDirectory());
  const service = stack.use(
    await startHttpService({
      createServer: createWeatherServer,
      requireHeaders: { authorization: `Bearer ${secret}` },
    }),
  );
  const serversFile = join(directory.path, 'servers.json');
  const servers = {
    closed: { url: service.url, headers: { Authorization: 'Bearer ${secret:WEATHER}' } },
    command: { ...serverEverythingCommand(), env: { MY_TOKEN: 'secret:COMMAND' } },
  };
  await writeFile(serversFile, JSON.stringify({ mcpServers: servers }));
  const kept = new Map<string, string>();
  const dataDir = join(directory.path, 'data');
  const logged: unknown[] = [];
  const log = (...words: readonly unknown[]) => void logged.push(words);
  const proxy = createProxy({
    dataDir,
    serversFile,
    resolveSecret: async (reference) => kept.get(reference),
    logger: { debug: log, info: log, warn: log, error: log },
  });
  stack.defer(() => proxy.close());

  const send = async <Data>(path: string, body: unknown) => {
    const request = new Request(`http://127.0.0.1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const answer = await proxy.fetch(request, { remoteAddress: '127.0.0.1' });
    return (await answer.json()) as {
      data: Data;
      error?: { code: string; message: string; details?: object };
    };
  };
  const readAll = async () => {
    const names = await readdir(dataDir);
    const texts = await Promise.all(names.map((name) => readFile(join(dataDir, name), 'latin1')));
    return texts.join('\n');
  };
  return {
    kept,
    service,
    logged,
    readAll,
    connect: (name: string) => send<Connection>(`/v2/services/${name}/connect`, {}),
    execute: (connectionId: string, toolName: string, parameters: object) =>
      send<ToolExecutionResponse>(`/v2/connections/${connectionId}/tools/${toolName}/execute`, {
        parameters,
      }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

test('what an address is sent is looked up when it is connected to, and stored nowhere', async () => {
  await using proxy = await setUp();
  const missing = await proxy.connect('closed');
  expect(missing.error).toMatchObject({
    code: 'CONNECTION_FAILED',
    message: expect.stringContaining('"closed" needs secret:WEATHER, which is not there.'),
    details: { cause: 'secret', reference: 'secret:WEATHER' },
  });
  expect(proxy.service.requests).toEqual([]);

  proxy.kept.set('secret:WEATHER', secret);
  const { data } = await proxy.connect('closed');
  const called = await proxy.execute(data.id, 'getForecast', { location: 'Oslo', days: 1 });
  expect(called.error).toBeUndefined();
  const calls = proxy.service.requests.filter(({ rpcMethod }) => rpcMethod === 'tools/call');
  expect(calls.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${secret}`]);

  expect(JSON.stringify([data, called, proxy.logged])).not.toContain(secret);
  expect(await proxy.readAll()).not.toContain(secret);
});

test('what a command finds in its environment is looked up when it is started', async () => {
  await using proxy = await setUp();
  expect((await proxy.connect('command')).error).toMatchObject({ code: 'CONNECTION_FAILED' });
  proxy.kept.set('secret:COMMAND', secret);
  const { data } = await proxy.connect('command');
  expect(JSON.stringify([data, proxy.logged])).not.toContain(secret);
  expect(await proxy.readAll()).not.toContain(secret);
  const { data: execution } = await proxy.execute(data.id, 'get-env', {});
  expect(JSON.stringify(execution)).toContain(secret);
});
