import { getEventListeners } from 'node:events';

import {
  createWeatherServer,
  startHttpService,
  waitFor,
  type HttpServiceOptions,
} from '@nanda/testing';
import { describe, expect, test } from 'vitest';

import { beginStream } from './testing/begin-stream.fixture.js';
import { callOf as request } from './testing/call-of.fixture.js';
import { eventOf } from './testing/event-of.fixture.js';
import { useUpstreams, type Exchange } from './testing/use-upstreams.fixture.js';

const { open, serve, onRelease } = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: () => createWeatherServer(), ...options }),
);

const eventStream = { 'content-type': 'text/event-stream' };

async function start(era: 'legacy' | 'modern', intercept: (exchange: Exchange) => boolean) {
  const service = await serve(era, intercept);
  return { service, session: await open(service.url) };
}

function answerStream(response: Exchange['response'], ...events: string[]): true {
  response.writeHead(200, eventStream).end(events.join(''));
  return true;
}

test('a stream that the service lets go of is taken up again', async () => {
  let waiting: unknown;
  const { session } = await start('legacy', ({ request: inbound, response, rpcMethod, id }) => {
    if (rpcMethod === 'tools/call') {
      waiting = id;
      response.writeHead(200, eventStream).end('id: 41\nretry: 1\ndata: \n\n');
      return true;
    }
    if (inbound.headers['last-event-id'] !== '41') return false;
    const answer = JSON.stringify({
      jsonrpc: '2.0',
      id: waiting,
      result: { content: [], late: true },
    });
    response.writeHead(200, eventStream).end(`id: 42\ndata: ${answer}\n\n`);
    return true;
  });
  expect(await session.callTool(request())).toEqual({ content: [], late: true });
});

test.each([404, 405, 500, 'reset'] as const)(
  'a stream that cannot be taken up again fails the call: %s',
  async (how) => {
    const { session } = await start('legacy', ({ request: inbound, response, rpcMethod }) => {
      if (rpcMethod === 'tools/call') {
        response.writeHead(200, eventStream).write('id: 41\ndata: \n\n');
        setImmediate(() => response.destroy());
        return true;
      }
      if (inbound.headers['last-event-id'] !== '41') return false;
      if (how === 'reset') response.destroy();
      else response.writeHead(how).end();
      return true;
    });
    await expect(session.callTool(request())).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
  },
);

test.each(['legacy', 'modern'] as const)(
  'a connection that breaks in mid-answer, %s',
  async (era) => {
    let isJson = false;
    const { session } = await start(era, ({ response, rpcMethod }) => {
      if (rpcMethod !== 'tools/call') return false;
      response.writeHead(200, isJson ? { 'content-type': 'application/json' } : eventStream);
      response.write(isJson ? '{"jsonrpc":"2.0",' : 'data: {"jsonrpc":"2.0",');
      setImmediate(() => response.destroy());
      return true;
    });
    await expect(session.callTool(request())).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
    isJson = true;
    await expect(session.callTool(request())).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
  },
);

test.each(['legacy', 'modern'] as const)('garbage in place of an answer, %s', async (era) => {
  const { session } = await start(era, ({ response, rpcMethod }) => {
    if (rpcMethod !== 'tools/call') return false;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"hello":');
    return true;
  });
  await expect(session.callTool(request())).rejects.toMatchObject({
    code: 'UPSTREAM_PROTOCOL_ERROR',
  });
});

test('P1: a stream that ends without the answer, and had no event id, fails the call at once', async () => {
  let resumed = 0;
  const { session } = await start('legacy', ({ response, rpcMethod, lastEventId }) => {
    if (lastEventId !== undefined) resumed += 1;
    if (rpcMethod !== 'tools/call') return false;
    response.writeHead(200, eventStream).end(': bye\n\n');
    return true;
  });
  await expect(session.callTool(request())).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
    retryable: false,
  });
  expect(resumed).toBe(0);
});

test('P1: in the newer era nothing is taken up', async () => {
  let resumed = 0;
  const { session } = await start('modern', ({ response, rpcMethod, lastEventId }) => {
    if (lastEventId !== undefined) resumed += 1;
    if (rpcMethod !== 'tools/call') return false;
    response.writeHead(200, eventStream).end('id: 41\ndata: \n\n');
    return true;
  });
  await expect(session.callTool(request())).rejects.toMatchObject({ code: 'UPSTREAM_LOST' });
  expect(resumed).toBe(0);
});

test('P10: an error is an answer, after which no stream is taken up', async () => {
  let resumed = 0;
  const { session } = await start('legacy', ({ response, rpcMethod, id, lastEventId }) => {
    if (lastEventId !== undefined) resumed += 1;
    if (rpcMethod !== 'tools/call') return false;
    beginStream(
      response,
      'id: 1\ndata: \n\n',
      eventOf({ id, error: { code: -1, message: 'no' } }, '2'),
    );
    response.end();
    return true;
  });
  for (let call = 0; call < 3; call += 1) {
    await expect(session.callTool(request())).rejects.toMatchObject({ code: 'UPSTREAM_ERROR' });
  }
  expect(resumed).toBe(0);
});

test('P11: a stream that cannot be taken up is given up after a few tries, and no call hangs', async () => {
  let tries = 0;
  const { session } = await start('legacy', ({ response, rpcMethod, lastEventId }) => {
    if (rpcMethod === 'tools/call') {
      response.writeHead(200, eventStream).end('id: 41\ndata: \n\n');
      return true;
    }
    if (lastEventId === undefined) return false;
    tries += 1;
    response.writeHead(503, { 'retry-after': '0' }).end();
    return true;
  });
  await expect(session.callTool(request())).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
    retryable: false,
  });
  expect(tries).toBe(5);
});

test('a stream that ends with a new event each time is taken up as often as it takes', async () => {
  let round = 0;
  let waiting: unknown;
  const { session } = await start('legacy', ({ response, rpcMethod, lastEventId, id, params }) => {
    if (rpcMethod !== 'tools/call' && lastEventId !== `${round}`) return false;
    if (rpcMethod === 'tools/call') waiting = { id, ...(params['_meta'] as object) };
    round += 1;
    const { id: requestId, progressToken } = waiting as Record<string, unknown>;
    const step = { progressToken, progress: round };
    const last = { id: requestId, result: { content: [] } };
    const message = round === 12 ? last : { method: 'notifications/progress', params: step };
    response.writeHead(200, eventStream).end(`retry: 1\n${eventOf(message, String(round))}`);
    return true;
  });
  const progress: number[] = [];
  await session.callTool(request({ onProgress: (step) => progress.push(step.progress) }));
  expect(progress).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
});

test('the service says when it wants to be asked again', async () => {
  const taken: string[] = [];
  const ids = new Map<string, unknown>();
  const { session } = await start('legacy', ({ response, rpcMethod, id, lastEventId, params }) => {
    if (rpcMethod === 'tools/call') {
      const retry = String(params['name']);
      ids.set(retry, id);
      return answerStream(response, `id: ${retry}\nretry: ${retry}\ndata: \n\n`);
    }
    if (lastEventId === undefined) return false;
    taken.push(lastEventId);
    return answerStream(response, eventOf({ id: ids.get(lastEventId), result: { content: [] } }));
  });
  const call = (name: string) =>
    session.callTool(request({ tool: { name, inputSchema: { type: 'object' } } }));
  const patient = call('1000');
  await waitFor(() => ids.has('1000'), { description: 'the first stream to end' });
  await Promise.all([patient, call('1')]);
  expect(taken).toEqual(['1', '1000']);
});

test('a service that forgets its sessions while a stream is taken up', async () => {
  const { session } = await start('legacy', ({ response, rpcMethod, lastEventId }) => {
    if (rpcMethod === 'tools/call') {
      response.writeHead(200, eventStream).end('id: 41\ndata: \n\n');
      return true;
    }
    if (lastEventId === undefined) return false;
    response.writeHead(404).end();
    return true;
  });
  const closed: string[] = [];
  session.onClosed(({ reason }) => closed.push(reason));
  // It was accepted, so nobody may send it again without a look.
  await expect(session.callTool(request())).rejects.toMatchObject({
    code: 'UPSTREAM_LOST',
    retryable: false,
  });
  expect(closed).toHaveLength(1);
});

test('answers to nobody, twice, and after the end change nothing', async () => {
  const ids: unknown[] = [];
  const { session } = await start('legacy', ({ response, rpcMethod, id, params }) => {
    if (rpcMethod !== 'tools/call') return false;
    ids.push(id);
    const result = (name: string) => ({ content: [], name });
    const before = ids.at(-2);
    return answerStream(
      response,
      eventOf({ id: 'nobody', result: result('nobody') }),
      eventOf({ id: 7, result: result('number') }),
      eventOf({ id: before, result: result('late') }),
      'data: garbage\n\n',
      eventOf({ method: 'notifications/progress', params: { progressToken: 'x', progress: 1 } }),
      eventOf({ id, result: result(String(params['name'])) }),
      eventOf({ id, result: result('twice') }),
    );
  });
  const call = (name: string) =>
    session.callTool(request({ tool: { name, inputSchema: { type: 'object' } } }));
  expect(await call('a')).toMatchObject({ name: 'a' });
  expect(await call('b')).toMatchObject({ name: 'b' });
});

test('an event stream cut at every byte', async () => {
  const { session } = await start('legacy', ({ response, rpcMethod, id }) => {
    if (rpcMethod !== 'tools/call') return false;
    const text = `\u{FEFF}event: message\r\n${eventOf({ id, result: { content: [], text: 'é😀' } })}`;
    response.writeHead(200, eventStream);
    const bytes = [...Buffer.from(text)];
    const next = (): void => {
      const byte = bytes.shift();
      if (byte === undefined) response.end();
      else response.write(Uint8Array.of(byte), () => setImmediate(next));
    };
    next();
    return true;
  });
  expect(await session.callTool(request())).toEqual({ content: [], text: 'é😀' });
});

test('an event that is too large fails the call, not the session', async () => {
  const { session } = await start('legacy', ({ response, rpcMethod }) => {
    if (rpcMethod !== 'tools/call') return false;
    beginStream(response, 'id: 1\ndata: \n\n');
    response.on('error', () => undefined);
    for (let piece = 0; piece < 20; piece += 1)
      response.write(`data: ${'x'.repeat(1024 * 1024)}\n`);
    return true;
  });
  await expect(session.callTool(request())).rejects.toMatchObject({ code: 'RESULT_TOO_LARGE' });
  expect(await session.listTools(AbortSignal.timeout(5000))).not.toHaveLength(0);
});

test('garbage in a stream is told, where no answer follows', async () => {
  const { session } = await start('legacy', ({ response, rpcMethod }) =>
    rpcMethod === 'tools/call' ? answerStream(response, 'data: <b>oh</b> no\n\n') : false,
  );
  await expect(session.callTool(request())).rejects.toMatchObject({
    code: 'UPSTREAM_PROTOCOL_ERROR',
    details: { excerpt: 'oh no' },
  });
});

test('after a cancelled call nothing of it stays open', async () => {
  let isOpen = false;
  const { session, service } = await start('legacy', ({ response, rpcMethod }) => {
    if (rpcMethod !== 'tools/call') return false;
    isOpen = true;
    response.on('close', () => {
      isOpen = false;
    });
    response.writeHead(200, eventStream).write(': wait\n\n');
    return true;
  });
  const cancel = new AbortController();
  const call = session.callTool(request({ signal: cancel.signal }));
  await Promise.all([
    expect(call).rejects.toMatchObject({ code: 'CANCELLED' }),
    waitFor(() => isOpen, { description: 'the call to arrive' }).then(() => cancel.abort()),
  ]);
  await waitFor(() => !isOpen, { description: 'the stream to be let go of' });
  expect(service.requests.map(({ rpcMethod }) => rpcMethod)).toContain('notifications/cancelled');
});

test.each(['legacy', 'modern'] as const)(
  'P5, P12: finished calls leave nothing on their signal, %s',
  async (era) => {
    const { session, service } = await start(era, ({ response, rpcMethod, id }) => {
      if (rpcMethod !== 'tools/call') return false;
      const result = { content: [], resultType: 'complete' };
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ jsonrpc: '2.0', id, result }));
      return true;
    });
    const warnings: Error[] = [];
    const collect = (warning: Error): void => void warnings.push(warning);
    process.on('warning', collect);
    onRelease(async () => void process.off('warning', collect));
    const shared = new AbortController();
    for (let call = 0; call < 50; call += 1)
      await session.callTool(request({ signal: shared.signal }));
    await Promise.all(
      Array.from({ length: 50 }, () => session.callTool(request({ signal: shared.signal }))),
    );
    expect(getEventListeners(shared.signal, 'abort')).toHaveLength(0);
    shared.abort();
    await session.listTools(AbortSignal.timeout(5000));
    expect(service.requests.map(({ rpcMethod }) => rpcMethod)).not.toContain(
      'notifications/cancelled',
    );
    expect(warnings).toEqual([]);
  },
);

test('declared parameters are mirrored into fields in the newer era', async () => {
  const { session, service } = await start('modern', ({ response, rpcMethod, id }) => {
    if (rpcMethod !== 'tools/call') return false;
    const result = { content: [], resultType: 'complete' };
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ jsonrpc: '2.0', id, result }));
    return true;
  });
  const properties = { tenant: { type: 'string', 'x-mcp-header': 'Tenant' } };
  await session.callTool(
    request({
      tool: { name: 'any', inputSchema: { type: 'object', properties } },
      parameters: { tenant: 'a' },
    }),
  );
  expect(service.requests.at(-1)?.headers).toMatchObject({
    'mcp-param-tenant': 'a',
    'mcp-method': 'tools/call',
    'mcp-name': 'any',
  });
});

test('a service without tools has none', async () => {
  const { session } = await start('legacy', ({ request: inbound, response, rpcMethod, id }) => {
    const answers: Record<string, object> = {
      initialize: {
        result: {
          protocolVersion: '2025-11-25',
          capabilities: { resources: {}, prompts: {} },
          serverInfo: { name: 'empty', version: '1' },
        },
      },
      'tools/list': { error: { code: -32601, message: 'Method not found' } },
    };
    const answer = inbound.method === 'POST' ? answers[rpcMethod ?? ''] : undefined;
    if (!answer) response.writeHead(id === undefined ? 202 : 400).end();
    else {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
    }
    return true;
  });
  expect(session.capabilities).toEqual(['prompts', 'resources']);
  expect(await session.listTools(AbortSignal.timeout(5000))).toEqual([]);
});

test('an event stream of another kind where HTTP+SSE was said to be', async () => {
  const service = await startHttpService({
    createServer: () => createWeatherServer(),
    intercept: ({ request: inbound, response }) => {
      if (inbound.method !== 'GET') return false;
      response.writeHead(200, eventStream).end(': nothing\n\n');
      return true;
    },
  });
  onRelease(() => service.close());
  expect(await open(service.url, { transport: 'sse' })).toMatchObject({ transport: 'http' });
});

test('an event stream that ends before it named an endpoint is no session', async () => {
  const service = await startHttpService({
    createServer: () => createWeatherServer(),
    intercept: ({ request: inbound, response }) => {
      if (inbound.method === 'GET') response.writeHead(200, eventStream).end(': nothing\n\n');
      else response.writeHead(404).end();
      return true;
    },
  });
  onRelease(() => service.close());
  await expect(open(service.url)).rejects.toMatchObject({ code: 'UPSTREAM_PROTOCOL_ERROR' });
});

describe.each(['legacy', 'modern'] as const)('messages that are too deep, %s', (era) => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  const answers: [string, string, number][] = [
    ['structured content', `"result":{"content":[],"structuredContent":${deep}}`, 200],
    ['a block', `"result":{"content":[{"type":"x","y":${deep}}]}`, 200],
    ['an error', `"error":{"code":-32000,"message":"no","data":${deep}}`, 200],
    ['an error with a status', '"error":{"code":-32000,"message":"no","data":[[]]}', 500],
  ];
  test.each(answers)('%s fails the call, not the session', async (_, answer, status) => {
    const depth = 20_000;
    const body = answer.replace('[[]]', '['.repeat(depth) + ']'.repeat(depth));
    for (const type of ['application/json', 'text/event-stream']) {
      if (status === 500 && type !== 'application/json') continue;
      const { session } = await start(era, ({ response, rpcMethod, id }) => {
        if (rpcMethod !== 'tools/call') return false;
        const text = `{"jsonrpc":"2.0","id":${JSON.stringify(id)},${body}}`;
        response.writeHead(status, { 'content-type': type });
        response.end(type === 'application/json' ? text : `data: ${text}\n\n`);
        return true;
      });
      await expect(session.callTool(request())).rejects.toMatchObject({
        code: 'UPSTREAM_PROTOCOL_ERROR',
      });
      expect(await session.listTools(AbortSignal.timeout(5000))).not.toHaveLength(0);
    }
  });

  test('a result that is deep, and can be read, comes whole', async () => {
    const structuredContent: unknown = JSON.parse('['.repeat(190) + ']'.repeat(190));
    const { session } = await start(era, ({ response, rpcMethod, id }) => {
      if (rpcMethod !== 'tools/call') return false;
      const result = { content: [], structuredContent };
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ jsonrpc: '2.0', id, result }));
      return true;
    });
    expect(await session.callTool(request())).toEqual({ content: [], structuredContent });
  });
});
