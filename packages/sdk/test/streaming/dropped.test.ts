import { getEventListeners } from 'node:events';
import { expect, test, vi } from 'vitest';
import { NANDAClient, type ExecuteOptions } from '../../src/index.js';
import { collectEvents } from '../support/collect-events.js';
import { makeEvents } from '../support/make-events.js';
import { executionEvents, result } from '../support/samples.js';
import { startExecutionServer, type ServedStream } from '../support/start-execution-server.js';

const events = makeEvents(6);
const [started, second] = events as [(typeof events)[0], (typeof events)[0]];

async function start(
  serve: (stream: ServedStream) => unknown,
  {
    call = {},
    client = {},
    told = events,
  }: {
    call?: ExecuteOptions;
    client?: ConstructorParameters<typeof NANDAClient>[0];
    told?: typeof events;
  } = {},
) {
  const server = await startExecutionServer({ events: told, serve });
  const nanda = new NANDAClient({ baseURL: server.url, logLevel: 'error', ...client });
  const opened = await nanda.getConnection('connection-1');
  const stream = opened.stream('analyze', { depth: 1 }, call);
  const calls = () => server.requests.slice(1).map(({ line }) => line);
  const resumedAfter = () => server.requests.slice(1).map(({ lastEventId }) => lastEventId);
  return { server, nanda, opened, stream, calls, resumedAfter };
}

const streamCall = 'POST /v2/connections/connection-1/tools/analyze/stream';
const eventsCall = 'GET /v2/executions/execution-1/events';
const cancelCall = 'DELETE /v2/executions/execution-1';

/** Ways to drop a stream, with what the reader has not got whole. */
const drops: Readonly<Record<string, (stream: ServedStream, left: typeof events) => void>> = {
  'ends early': (stream) => stream.end(),
  'breaks off': (stream) => stream.destroy(),
  'is reset': (stream) => stream.reset(),
  'breaks off in the middle of an event': (stream, [next]) => {
    if (next !== undefined) stream.sendPart(next);
    stream.destroy();
  },
};

test.concurrent.each(
  Object.keys(drops).flatMap((how) => [1, 2, 3].map((count) => [how, count] as const)),
)('a stream that %s after every %i events gives all of them once', async (how, count) => {
  const set = await start((stream) => {
    stream.send(...stream.rest.slice(0, count));
    const left = stream.rest.slice(count);
    if (left.length > 0) drops[how]?.(stream, left);
    else stream.end();
  });
  await using server = set.server;
  const { items, end } = collectEvents(set.stream);
  expect(await end).toBeUndefined();
  expect(items).toEqual(events);
  expect(await set.stream.finalResult()).toEqual(result);
  expect(set.stream.lastEventId).toBe(events.at(-1)?.id);
  const streams = Math.ceil(events.length / count);
  expect(set.calls()).toEqual([
    streamCall,
    ...Array.from({ length: streams - 1 }, () => eventsCall),
  ]);
  expect(server.runs).toBe(1);
  await vi.waitFor(() => expect(server.open).toBe(0));
});

test.concurrent('wherever it drops, and however, the events are those of a call that does not', async () => {
  const told = makeEvents(20);
  const seeds = Array.from({ length: 24 }, (_, seed) => seed + 1);
  await Promise.all(
    seeds.map(async (seed) => {
      const random = createRandom(seed);
      const ways = Object.values(drops);
      const { server, stream } = await start(
        (served) => {
          // Also before the first event, in which case the call itself comes again.
          const count = Math.floor(random() * 12);
          const left = served.rest.slice(count);
          served.send(...served.rest.slice(0, count));
          if (left.length === 0) served.end();
          else ways[Math.floor(random() * ways.length)]?.(served, left);
        },
        { told, client: { maxRetries: 10 } },
      );
      await using _ = server;
      const { items, end } = collectEvents(stream);
      expect(await end, `seed ${seed}`).toBeUndefined();
      expect(items, `seed ${seed}`).toEqual(told);
      expect(server.runs, `seed ${seed}`).toBe(1);
    }),
  );
});

test.concurrent.each(['ends early', 'is reset'] as const)(
  'one that %s before its first event is asked for again with the same key',
  async (how) => {
    const { server, stream, calls } = await start((served) => {
      if (served.number < 3) return drops[how]?.(served, []);
      return served.send(...served.rest);
    });
    await using _ = server;
    const { items, end } = collectEvents(stream);
    expect(await end).toBeUndefined();
    expect(items).toEqual(events);
    expect(calls()).toEqual([streamCall, streamCall, streamCall]);
    expect(new Set(server.requests.slice(1).map(({ key }) => key)).size).toBe(1);
    expect(server.runs).toBe(1);
  },
);

test.concurrent('that is done as often as maxRetries says, and the error tells that it may run', async () => {
  const { server, stream, calls } = await start((served) => served.reset(), {
    call: { maxRetries: 1 },
  });
  await using _ = server;
  const error = await collectEvents(stream).end;
  expect(error).toMatchObject({ name: 'ConnectionError' });
  expect(error).not.toHaveProperty('executionId');
  expect(error).toMatchObject({ message: expect.stringContaining('nanda.executions.list()') });
  expect(calls()).toEqual([streamCall, streamCall]);
  await expect(stream.finalResult()).rejects.toBe(error);
});

test.concurrent('what the proxy refuses is refused, and not asked for again', async () => {
  const { server, stream, calls } = await start((served) => served.refuse('EXECUTION_NOT_FOUND'));
  await using _ = server;
  expect(await collectEvents(stream).end).toMatchObject({ name: 'NotFoundError' });
  expect(calls()).toEqual([streamCall]);
});

test.concurrent('a server that goes away for a while is waited for', async () => {
  const { server, stream, resumedAfter } = await start((served) => {
    served.send(...served.rest.slice(0, 2));
    if (served.number > 1) served.send(...served.rest.slice(2));
  });
  await using _ = server;
  let isAway = false;
  const items: unknown[] = [];
  for await (const event of stream) {
    items.push(event);
    if (event !== second && items.length === 2 && !isAway) {
      isAway = true;
      await server.goAway();
      setTimeout(() => void server.comeBack(), 1000);
    }
  }
  expect(items).toEqual(events);
  expect(resumedAfter()).toEqual([undefined, 'event-2']);
});

test.concurrent('answers that are no streams are passed over', async () => {
  const { server, stream, calls } = await start((served) => {
    if (served.number === 1) {
      served.send(...served.rest.slice(0, 2));
      return served.reset();
    }
    if (served.number === 2) return served.refuse('OVERLOADED');
    if (served.number === 3) return served.refuse('BAD_GATEWAY');
    return served.send(...served.rest);
  });
  await using _ = server;
  const { items, end } = collectEvents(stream);
  expect(await end).toBeUndefined();
  expect(items).toEqual(events);
  expect(calls()).toEqual([streamCall, eventsCall, eventsCall, eventsCall]);
});

test.concurrent('events that come again are left out', async () => {
  const { server, stream } = await start((served) => {
    // It does not know where its reader was.
    served.send(...events.slice(0, served.number * 2));
    served.send(...events.slice(0, served.number * 2));
    if (served.number < 4) served.end();
  });
  await using _ = server;
  const { items, end } = collectEvents(stream);
  expect(await end).toBeUndefined();
  expect(items).toEqual(events);
});

test.concurrent('events that are missing are an error that says so', async () => {
  const { server, stream } = await start((served) => served.send(...events.toSpliced(2, 2)));
  await using _ = server;
  const { items, end } = collectEvents(stream);
  expect(await end).toMatchObject({
    name: 'ResponseValidationError',
    message: expect.stringContaining('2 events are missing before number 5'),
  });
  expect(items).toEqual(events.slice(0, 2));
});

test.concurrent('a note of the proxy stands for what it could not keep', async () => {
  const { progress } = executionEvents;
  const { total: __, progress: ___, ...base } = progress;
  const note = {
    ...base,
    id: 'event-5',
    seq: 5,
    type: 'log',
    level: 'warning',
    logger: 'nanda',
    data: '3 events are missing.',
  } as const;
  const told = [started, note, ...events.slice(5)];
  const { server, stream } = await start((served) => served.send(...told));
  await using _ = server;
  const { items, end } = collectEvents(stream);
  expect(await end).toBeUndefined();
  expect(items).toEqual(told);
});

test.concurrent('a last event is taken whatever its number', async () => {
  // As a proxy would give it that was killed when it could not write what it told.
  const end_ = { ...events.at(-1), id: 'event-2', seq: 2 } as (typeof events)[0];
  const { server, stream } = await start((served) => {
    if (served.number > 1) return served.send(end_);
    served.send(...events.slice(0, 4));
    return served.reset();
  });
  await using _ = server;
  const { items, end } = collectEvents(stream);
  expect(await end).toBeUndefined();
  expect(items).toEqual([...events.slice(0, 4), end_]);
});

test.concurrent('a stream that falls silent is taken up again', async () => {
  const { server, stream, resumedAfter } = await start(
    (served) => served.send(...(served.number === 1 ? events.slice(0, 2) : served.rest)),
    { client: { streamIdleTimeout: 200 } },
  );
  await using _ = server;
  const { items, end } = collectEvents(stream);
  expect(await end).toBeUndefined();
  expect(items).toEqual(events);
  expect(resumedAfter()).toEqual([undefined, 'event-2']);
  await vi.waitFor(() => expect(server.open).toBe(0));
});

test.concurrent('one that cannot be taken up in time says where to go on', async () => {
  const { server, stream, calls } = await start(
    (served) => {
      if (served.number > 1) return served.refuse('BAD_GATEWAY');
      served.send(started, second);
      return served.reset();
    },
    { call: { resumeTimeout: 700 } },
  );
  await using _ = server;
  const { items, end } = collectEvents(stream);
  const error = await end;
  expect(error).toMatchObject({
    name: 'ConnectionError',
    executionId: 'execution-1',
    isRetryable: true,
    cause: { status: 502 },
    message: expect.stringContaining(
      "`nanda.executions.events('execution-1', { lastEventId: 'event-2' })`",
    ),
  });
  expect(stream.lastEventId).toBe('event-2');
  expect(items).toEqual([started, second]);
  expect(calls().slice(0, 3)).toEqual([streamCall, eventsCall, eventsCall]);
  expect(calls()).not.toContain(cancelCall);
  await expect(stream.finalResult()).rejects.toBe(error);
});

test.concurrent('resumeTimeout 0 does not try', async () => {
  const { server, stream, calls } = await start(
    (served) => {
      served.send(started, second);
      served.reset();
    },
    { call: { resumeTimeout: 0 } },
  );
  await using _ = server;
  expect(await collectEvents(stream).end).toMatchObject({
    name: 'ConnectionError',
    executionId: 'execution-1',
    cause: expect.any(Error),
  });
  expect(calls()).toEqual([streamCall]);
});

test.concurrent('an execution that is gone is not waited for', async () => {
  const { server, stream, calls } = await start((served) => {
    if (served.number > 1) return served.refuse('EXECUTION_NOT_FOUND');
    served.send(started, second);
    return served.reset();
  });
  await using _ = server;
  expect(await collectEvents(stream).end).toMatchObject({
    name: 'ConnectionError',
    executionId: 'execution-1',
    cause: { name: 'NotFoundError' },
    message: expect.stringMatching(/no longer keeps its execution/),
  });
  expect(calls()).toEqual([streamCall, eventsCall]);
});

test.concurrent('streams that end again and again are given up in time', async () => {
  const { server, stream, calls } = await start(
    (served) => {
      if (served.number === 1) served.send(started, second);
      served.end();
    },
    { call: { resumeTimeout: 700 } },
  );
  await using _ = server;
  expect(await collectEvents(stream).end).toMatchObject({
    name: 'ConnectionError',
    executionId: 'execution-1',
  });
  expect(calls().length).toBeGreaterThan(2);
});

test.concurrent('what has come before is no sign of life', async () => {
  const { server, stream } = await start(
    (served) => {
      served.send(started, second);
      served.reset();
    },
    { call: { resumeTimeout: 700 } },
  );
  await using _ = server;
  const { items, end } = collectEvents(stream);
  expect(await end).toMatchObject({ name: 'ConnectionError', executionId: 'execution-1' });
  expect(items).toEqual([started, second]);
});

test('a wrong resumeTimeout is refused', async () => {
  const { server, opened } = await start((served) => served.end());
  await using _ = server;
  expect(() => opened.stream('analyze', {}, { resumeTimeout: -1 })).toThrow('resumeTimeout');
});

test.each(['signal', 'cancel()'])('%s ends it at once while it waits', async (way) => {
  const controller = new AbortController();
  const { signal } = controller;
  const { server, stream, calls } = await start(
    (served) => {
      if (served.number > 1) return served.refuse('BAD_GATEWAY');
      served.send(started, second);
      return served.reset();
    },
    { call: { signal } },
  );
  await using _ = server;
  const { items, end } = collectEvents(stream);
  // The third try is seconds away.
  await vi.waitFor(() => expect(calls()).toHaveLength(4), 5000);
  expect(items).toEqual([started, second]);
  if (way === 'signal') controller.abort('enough');
  else await stream.cancel();
  const error = await end;
  if (way === 'signal') expect(error).toMatchObject({ name: 'AbortError', cause: 'enough' });
  else expect(error).toBeUndefined();
  await vi.waitFor(() => expect(calls().at(-1)).toBe(cancelCall));
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  expect(calls().filter((line) => line === eventsCall)).toHaveLength(3);
});

test('many streams on one signal, also resumed ones, leave nothing listening', async () => {
  const { signal } = new AbortController();
  const { server, opened } = await start((served) => {
    // Every other one is dropped once.
    if (served.rest.length === events.length && served.number % 2 === 0) {
      served.send(...served.rest.slice(0, 3));
      served.reset();
    } else served.send(...served.rest);
  });
  await using _ = server;
  const streams = Array.from({ length: 40 }, () => opened.stream('analyze', {}, { signal }));
  const ends = await Promise.all(streams.map((stream) => stream.finalResult()));
  expect(ends).toEqual(streams.map(() => result));
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  await vi.waitFor(() => expect(server.open).toBe(0));
});

/** The same numbers for the same seed: mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
