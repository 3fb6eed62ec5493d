import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection, ExecutionEvent } from '@nanda/protocol';
import {
  createAnalyticsServer,
  createTemporaryDirectory,
  serverEverythingCommand,
  startHttpService,
  waitFor,
  type HttpService,
} from '@nanda/testing';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { afterEach, expect, test } from 'vitest';
import { startProxyProcess, type ProxyProcess } from './start-proxy-process.js';

let stack: AsyncDisposableStack;
afterEach(() => stack.disposeAsync());

interface SetUp {
  readonly start: (port?: number) => Promise<ProxyProcess>;
  readonly resumable: HttpService;
  readonly plain: HttpService;
}

/** Two services: one keeps the events of its streams, the other does not. */
async function setUp(): Promise<SetUp> {
  stack = new AsyncDisposableStack();
  const directory = stack.use(await createTemporaryDirectory());
  const createServer = () => createAnalyticsServer();
  const resumable = stack.use(
    await startHttpService({ createServer, eras: ['legacy'], events: { retryInterval: 50 } }),
  );
  const plain = stack.use(await startHttpService({ createServer, eras: ['modern'] }));
  const catalog = join(directory.path, 'services.json');
  const rows = [
    { id: 'resumable', name: 'Resumable', endpoints: [{ url: resumable.url }] },
    { id: 'plain', name: 'Plain', endpoints: [{ url: plain.url }] },
  ];
  await writeFile(catalog, JSON.stringify(rows));
  const serversFile = join(directory.path, 'servers.json');
  await writeFile(
    serversFile,
    JSON.stringify({ mcpServers: { local: serverEverythingCommand() } }),
  );
  const options = {
    dataDir: join(directory.path, 'data'),
    registries: [{ type: 'file', path: catalog } as const],
    serversFile,
    maxConnections: 50,
  };
  return {
    resumable,
    plain,
    start: async (port = 0) => stack.use(await startProxyProcess({ ...options, port })),
  };
}

async function send<Data>(url: string, method: string, body?: unknown): Promise<Data> {
  const answer = await fetch(url, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  const { data } = (await answer.json()) as { data: Data };
  return data;
}

/** Reads until the stream ends or breaks. Gives whether it was its end. */
async function read(answer: Response, into: ExecutionEvent[]): Promise<boolean> {
  if (answer.body === null || !answer.ok) throw new Error(await answer.text());
  const events = answer.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  try {
    for await (const { data } of events) into.push(JSON.parse(data) as ExecutionEvent);
  } catch {
    return false;
  }
  return into.length > 0 && 'metadata' in (into.at(-1) ?? {});
}

interface Followed {
  /** What has come so far. */
  readonly events: ExecutionEvent[];
  /** Resolves with the end. */
  readonly end: Promise<void>;
}

/** A client as they should be: comes back with the last event that it has until it has the end. */
function follow(
  url: string,
  { connectionId, durationMs }: { readonly connectionId: string; readonly durationMs: number },
): Followed {
  const events: ExecutionEvent[] = [];

  async function resume(): Promise<Response | undefined> {
    const last = events.at(-1);
    const answer = await fetch(`${url}/v2/executions/${last?.executionId}/events`, {
      headers: { 'last-event-id': last?.id ?? '' },
    });
    // It is closing, and will be back.
    return answer.status === 503 ? undefined : answer;
  }

  async function run(): Promise<void> {
    const path = `${url}/v2/connections/${connectionId}/tools/analyze/stream`;
    let answer = await fetch(path, {
      method: 'POST',
      body: JSON.stringify({ parameters: { durationMs, steps: 20 } }),
      headers: { 'content-type': 'application/json' },
    });
    while (!(await read(answer, events))) {
      answer = await waitFor(resume, {
        description: 'the proxy to be back',
        timeout: 15_000,
        interval: 50,
      });
    }
  }

  const end = run();
  end.catch(() => undefined);
  return { events, end };
}

function progressOf(events: readonly ExecutionEvent[]): number[] {
  return events.flatMap((event) => (event.type === 'progress' ? [event.progress] : []));
}

test('kill -9 while fifty streams run: nothing is lost, nothing comes twice, or one honest error', async () => {
  const { start, resumable } = await setUp();
  const first = await start();
  const { url, port } = first;
  const connect = (id: string) => send<Connection>(`${url}/v2/services/${id}/connect`, 'POST', {});
  const [keeps, forgets] = await Promise.all([connect('resumable'), connect('plain')]);
  const streams = [keeps, forgets].flatMap(({ id }) =>
    Array.from({ length: 25 }, () => follow(url, { connectionId: id, durationMs: 4000 })),
  );
  await waitFor(() => streams.every(({ events }) => progressOf(events).length > 3), {
    description: 'fifty streams in the middle of their calls',
    timeout: 15_000,
  });
  await first.kill();
  await start(port);

  await Promise.all(streams.map(({ end }) => end));
  const all = streams.map(({ events }) => events);
  for (const events of all) {
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter((event) => 'metadata' in event)).toHaveLength(1);
  }
  const steps = Array.from({ length: 20 }, (_, step) => step + 1);
  for (const events of all.slice(0, 25)) {
    expect(events.at(-1)).toMatchObject({ type: 'result', result: { structuredContent: {} } });
    expect(progressOf(events)).toEqual(steps);
  }
  for (const events of all.slice(25)) {
    expect(events.at(-1)).toMatchObject({
      type: 'error',
      error: { code: 'UPSTREAM_LOST', details: { cause: 'restart' }, retryable: false },
    });
    const progress = progressOf(events);
    expect(progress).toEqual(steps.slice(0, progress.length));
  }
  // The session went on; no call was made twice.
  expect(resumable.sessionCount).toBe(1);
  const calls = resumable.requests.filter(({ rpcMethod }) => rpcMethod === 'tools/call');
  expect(calls).toHaveLength(25);
}, 60_000);

test('connections come back under the same id, after kill -9 and after a proper end', async () => {
  const { start } = await setUp();
  let proxy = await start();
  const { url, port } = proxy;
  const ids = await Promise.all(
    ['resumable', 'plain', 'local'].map(
      async (id) => (await send<Connection>(`${url}/v2/services/${id}/connect`, 'POST', {})).id,
    ),
  );
  for (const end of ['kill', 'close'] as const) {
    await proxy[end]();
    proxy = await start(port);
    const states = async () => send<Connection[]>(`${url}/v2/connections`, 'GET');
    for (const { state } of await states()) {
      expect(['reconnecting', 'connected']).toContain(state);
    }
    await waitFor(async () => (await states()).every(({ state }) => state === 'connected'), {
      description: 'all connections to be back',
      timeout: 15_000,
    });
    expect((await states()).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    const answers = await Promise.all(
      ids.slice(0, 2).map((id) =>
        send<{ status: string }>(`${url}/v2/connections/${id}/tools/analyze/execute`, 'POST', {
          parameters: { durationMs: 10, steps: 1 },
        }),
      ),
    );
    expect(answers).toMatchObject([{ status: 'success' }, { status: 'success' }]);
  }
}, 60_000);

test('a closed proxy hands a call on that can be taken up', async () => {
  const { start } = await setUp();
  const first = await start();
  const { url, port } = first;
  const { id } = await send<Connection>(`${url}/v2/services/resumable/connect`, 'POST', {});
  const { events, end } = follow(url, { connectionId: id, durationMs: 3000 });
  await waitFor(() => progressOf(events).length > 3, { description: 'the middle of the call' });
  await first.close();
  await start(port);
  await end;
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.at(-1)).toMatchObject({ type: 'result' });
}, 60_000);
