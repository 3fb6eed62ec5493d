import type { ConnectionEvent } from '@nanda/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import { NANDAClient } from '../src/index.js';
import { failure, success } from './support/answers.js';
import { openStream, type OpenStream } from './support/open-stream.js';
import { recordingFetch } from './support/recording-fetch.js';
import { connection, connectionEvent, executionResponse } from './support/samples.js';

afterEach(() => void vi.useRealTimers());

/** A client of a proxy with one connection per service and a new event stream for each that is asked for. */
function setUp({ onDelete }: { onDelete?: () => Response } = {}) {
  const streams: OpenStream[] = [];
  const log = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
  const { fetch, requests } = recordingFetch(({ method, url }) => {
    const id = url.pathname.split('/')[3] ?? '';
    if (url.pathname === '/v2/events/connections') {
      const stream = openStream();
      streams.push(stream);
      return stream.response;
    }
    if (url.pathname.endsWith('/execute')) {
      return success({
        ...executionResponse,
        result: { content: [{ type: 'text', text: 'no beans' }], isError: true },
      });
    }
    if (method === 'DELETE') {
      return onDelete?.() ?? success({ ...connection, id, state: 'disconnected' });
    }
    return success({ ...connection, id });
  });
  const nanda = new NANDAClient({ baseURL: 'http://proxy.test', fetch, logger: log });
  return { nanda, requests, streams, log };
}

test('all listeners of a client share one stream, which ends with the last of them', async () => {
  const { nanda, requests, streams } = setUp();
  const first = await nanda.connect('a');
  const second = await nanda.connect('b');
  requests.length = 0;
  const heard: string[] = [];
  const stops = [
    first.on('update', (event) => heard.push(`first ${event.connection.state}`)),
    second.on('update', (event) => heard.push(`second ${event.connection.state}`)),
    second.on('error', () => heard.push('second failed')),
  ];
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.send(
    connectionEvent({
      connectionId: 'b',
      connection: { ...connection, id: 'b', state: 'reconnecting' },
    }),
  );
  await vi.waitFor(() => expect(heard).toEqual(['second reconnecting']));
  expect([first.state, second.state]).toEqual(['connected', 'reconnecting']);

  for (const stop of stops) stop();
  await vi.waitFor(() => expect(streams[0]?.isCancelled).toBe(true));
  expect(requests).toHaveLength(1);
});

test('what the service tells of what it offers is heard by who listens for it', async () => {
  const { nanda, streams } = setUp();
  const opened = await nanda.connect('a');
  const heard: ConnectionEvent[] = [];
  const stops = (['tools_changed', 'resource_updated'] as const).map((type) =>
    opened.on(type, (event) => heard.push(event)),
  );
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  const toolChanges = [{ toolName: 'brew', kind: 'changed' as const, members: ['description'] }];
  const told = { connectionId: 'a', connection: { ...connection, id: 'a', toolChanges } };
  const changed = connectionEvent({ ...told, type: 'tools_changed', toolChanges });
  const updated = connectionEvent({
    ...told,
    id: 'event-3',
    type: 'resource_updated',
    uri: 'file:///a',
  });
  streams[0]?.send(changed);
  streams[0]?.send(connectionEvent({ ...told, id: 'event-2', type: 'prompts_changed' }));
  streams[0]?.send(updated);
  await vi.waitFor(() => expect(heard).toEqual([changed, updated]));
  expect(opened.data.toolChanges).toEqual(toolChanges);
  for (const stop of stops) stop();
});

test('a connection is opened with what it may ask for, where it may work, and whether tools are pinned', async () => {
  const { nanda, requests } = setUp();
  const parameters = {
    clientCapabilities: ['elicitation', 'roots'],
    roots: [{ uri: 'file:///home/me/project', name: 'project' }],
    pinTools: true,
  } as const;
  await nanda.connect('a', parameters);
  expect(requests[0]?.body).toEqual(parameters);
});

test('a refreshed connection is what the answer says, and its tools are accepted where that is asked', async () => {
  const { fetch, requests } = recordingFetch(({ url }) =>
    success(
      url.pathname.endsWith('/refresh')
        ? connection
        : { ...connection, toolChanges: [{ toolName: 'brew', kind: 'added' }] },
    ),
  );
  const nanda = new NANDAClient({ baseURL: 'http://proxy.test', fetch });
  const opened = await nanda.getConnection('connection-1');
  expect(opened.data.toolChanges).toHaveLength(1);
  await expect(opened.refresh({ acceptTools: true })).resolves.toEqual(connection);
  expect(opened.data).toEqual(connection);
  await opened.refresh();
  expect(requests.slice(1).map(({ body }) => body)).toEqual([{ acceptTools: true }, {}]);
});

test('a listener that throws or rejects harms nobody, and is reported', async () => {
  const { nanda, streams, log } = setUp();
  const opened = await nanda.connect('a');
  const heard: ConnectionEvent[] = [];
  opened.on('update', () => {
    throw new Error('first');
  });
  opened.on('update', async () => {
    throw new Error('second');
  });
  const stop = opened.on('update', (event) => heard.push(event));
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  const event = connectionEvent({ connectionId: 'a' });
  streams[0]?.send(event);
  await vi.waitFor(() => expect(heard).toEqual([event]));
  await vi.waitFor(() => expect(log.error).toHaveBeenCalledTimes(2));
  stop();
  await nanda.disconnect();
});

test('a stream that breaks off is taken up again where it was, ever more patiently', async () => {
  vi.useFakeTimers();
  const { nanda, requests, streams } = setUp();
  const opened = await nanda.connect('a');
  requests.length = 0;
  const heard: ConnectionEvent[] = [];
  opened.on('update', (event) => heard.push(event));
  await vi.advanceTimersByTimeAsync(0);
  const event = (id: string) => connectionEvent({ connectionId: 'a', id });
  for (const id of ['event-6', 'event-7']) streams[0]?.send(event(id));
  await vi.advanceTimersByTimeAsync(0);
  streams[0]?.breakOff();
  await vi.advanceTimersByTimeAsync(300);
  expect(streams).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(300);
  expect(streams).toHaveLength(2);
  // The last one is asked for once more: where it comes, nothing is missing.
  expect(requests.map(({ headers }) => headers.get('last-event-id'))).toEqual([null, 'event-6']);
  for (const id of ['event-7', 'event-8']) streams[1]?.send(event(id));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard.map(({ id }) => id)).toEqual(['event-6', 'event-7', 'event-8']);
  await nanda.disconnect();
  await vi.advanceTimersByTimeAsync(0);
  expect(streams[1]?.isCancelled).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('a stream that opens and brings nothing is asked for ever less often, until one lasts', async () => {
  vi.useFakeTimers();
  const { nanda, streams } = setUp();
  const opened = await nanda.connect('a');
  opened.on('update', () => undefined);
  await vi.advanceTimersByTimeAsync(0);
  const breakOff = async (wait: number): Promise<number> => {
    streams.at(-1)?.breakOff();
    await vi.advanceTimersByTimeAsync(wait);
    return streams.length;
  };
  expect(await breakOff(600)).toBe(2);
  expect(await breakOff(600)).toBe(2);
  await vi.advanceTimersByTimeAsync(500);
  expect(await breakOff(1_400)).toBe(3);
  await vi.advanceTimersByTimeAsync(700);
  expect(streams).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await breakOff(600)).toBe(5);
  await nanda.disconnect();
});

test('closing tells listeners once, lets the stream go, and is remembered', async () => {
  const { nanda, streams } = setUp();
  const opened = await nanda.connect('a');
  const closed = vi.fn();
  opened.on('closed', closed);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  await opened.close();
  streams[0]?.send(connectionEvent({ type: 'closed', connectionId: 'a' }));
  await vi.waitFor(() => expect(streams[0]?.isCancelled).toBe(true));
  expect(closed).toHaveBeenCalledOnce();
  expect(closed.mock.calls[0]?.[0]).toMatchObject({
    type: 'closed',
    connectionId: 'a',
    previousState: 'connected',
    connection: { state: 'disconnected' },
  });
  expect(opened.state).toBe('disconnected');
});

test('a connection that the server closes tells its listeners once and lets the stream go', async () => {
  const { nanda, streams } = setUp();
  const opened = await nanda.connect('a');
  const closed = vi.fn();
  opened.on('closed', closed);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  const event = connectionEvent({ type: 'closed', connectionId: 'a' });
  streams[0]?.send(event);
  await vi.waitFor(() => expect(streams[0]?.isCancelled).toBe(true));
  await opened.close();
  expect(closed.mock.calls).toEqual([[event]]);
});

test('a connection that is gone already is as good as closed', async () => {
  const { nanda } = setUp({ onDelete: () => failure('CONNECTION_NOT_FOUND') });
  const opened = await nanda.connect('a');
  await opened.close();
  expect(opened.state).toBe('disconnected');
});

test('leaving the scope closes the connection', async () => {
  const { nanda, requests } = setUp();
  {
    await using opened = await nanda.connect('a');
    expect(opened.id).toBe('a');
  }
  expect(requests.at(-1)).toMatchObject({ method: 'DELETE' });
});

test('disconnect() closes what this client opened, and nothing else', async () => {
  const { nanda, requests } = setUp();
  await nanda.connect('a');
  const closed = await nanda.connect('b');
  await nanda.getConnection('c');
  await closed.close();
  requests.length = 0;
  await nanda.disconnect();
  await nanda.disconnect();
  expect(requests.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
    'DELETE /v2/connections/a',
  ]);
});

test('disconnect() tries all, and says what went wrong', async () => {
  let count = 0;
  const { nanda, requests } = setUp({
    onDelete: () => (++count === 1 ? failure('FORBIDDEN') : success(connection)),
  });
  await nanda.connect('a');
  await nanda.connect('b');
  requests.length = 0;
  await expect(nanda.disconnect()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(requests).toHaveLength(2);
});

test('events that may not be followed are reported, and the next listener makes another try', async () => {
  const log = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
  const { fetch, requests } = recordingFetch(({ url }) =>
    url.pathname.startsWith('/v2/events') ? failure('UNAUTHENTICATED') : success(connection),
  );
  const nanda = new NANDAClient({ baseURL: 'http://proxy.test', fetch, logger: log });
  const opened = await nanda.getConnection('a');
  opened.on('update', () => undefined);
  await vi.waitFor(() => expect(log.error).toHaveBeenCalledOnce());
  opened.on('update', () => undefined);
  await vi.waitFor(() => expect(log.error).toHaveBeenCalledTimes(2));
  expect(requests).toHaveLength(3);
});

test('a tool that failed is a result, or an error where that is wanted', async () => {
  const { nanda } = setUp();
  const opened = await nanda.connect('a');
  await expect(opened.execute('brew')).resolves.toMatchObject({ isError: true });
  await expect(opened.execute('brew', {}, { throwOnToolError: true })).rejects.toMatchObject({
    name: 'ToolExecutionError',
    toolName: 'brew',
  });
});

test('an execution that was accepted and failed is the error of its code', async () => {
  const { fetch } = recordingFetch(({ url }) =>
    url.pathname.endsWith('/execute')
      ? success({
          ...executionResponse,
          status: 'timeout',
          result: undefined,
          error: { code: 'TOOL_TIMEOUT', message: 'It took too long.' },
        })
      : success(connection),
  );
  const nanda = new NANDAClient({ baseURL: 'http://proxy.test', fetch });
  const opened = await nanda.connect('a');
  await expect(opened.execute('brew')).rejects.toMatchObject({ status: 504, code: 'TOOL_TIMEOUT' });
});
