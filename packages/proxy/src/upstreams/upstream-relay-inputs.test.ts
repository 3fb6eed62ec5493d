import {
  createInteractiveServer,
  serverEverythingCommand,
  startHttpService,
  startServerEverything,
  startWebSocketService,
  waitFor,
  type HttpServiceOptions,
} from '@nanda/testing';
import { describe, expect, test, vi } from 'vitest';

import type { UpstreamSession } from '../core/connections/upstream-connector.js';
import type { McpAnswer, McpRequest } from '../core/mcp-message.js';
import { answerWith } from './testing/answer-with.fixture.js';
import { relayOf } from './testing/relay-of.fixture.js';
import { usePlainService } from './testing/use-plain-service.fixture.js';
import { useUpstreams } from './testing/use-upstreams.fixture.js';

// Processes are started, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 30_000 });

const upstreams = useUpstreams((options: Partial<HttpServiceOptions>) =>
  startHttpService({ createServer: createInteractiveServer, ...options }),
);
const { keep, open, openCommand, serve } = upstreams;
const plain = usePlainService(upstreams, (options) =>
  startHttpService({ createServer: createInteractiveServer, ...options }),
);

const caller = {
  clientInfo: { name: 'editor', version: '7' },
  capabilities: { elicitation: { form: {}, url: {} }, sampling: {}, roots: { listChanged: true } },
};
const answers: Record<string, McpAnswer> = {
  'elicitation/create': {
    result: { odd: 1, action: 'accept', content: { name: 'Ada', size: 'l', check: true } },
  },
  'sampling/createMessage': {
    result: {
      role: 'assistant',
      model: 'theirs',
      content: { type: 'text', text: 'a model speaks' },
    },
  },
  'roots/list': { result: { roots: [{ uri: 'file:///theirs', name: 'theirs' }] } },
};
const answerAll = async ({ method }: McpRequest): Promise<McpAnswer> =>
  answers[method] ?? { error: { code: -32_601, message: method } };

describe.each(['http', 'websocket'] as const)('a service made with the SDK, over %s', (over) => {
  describe.each(['legacy', 'modern'] as const)('%s', (era) => {
    const reach = async (): Promise<UpstreamSession> => {
      const { url } =
        over === 'http'
          ? await serve(era)
          : await keep(
              startWebSocketService({ createServer: createInteractiveServer, eras: [era] }),
            );
      return open(url, { caller });
    };

    test.each([
      ['ask-form', ['Ada']],
      ['ask-url', ['accept']],
      ['ask-model', ['a model speaks']],
      ['ask-roots', ['file:///theirs']],
      ['ask-several', ['Ada', 'accept', 'a model speaks', 'file:///theirs']],
      ['ask-rounds', ['round-1', 'round-2', 'round-3']],
    ])('%s: the client is asked, and its answers reach the service', async (name, told) => {
      const session = await reach();
      const answer = await session.relay(
        relayOf('tools/call', { params: { name, arguments: {} }, onRequest: answerAll }),
      );
      expect(answer).toMatchObject({ result: { structuredContent: { answers: {} } } });
      for (const text of told) expect(JSON.stringify(answer)).toContain(text);
    });
  });
});

test('ask-aside: what is asked on the standing stream goes to the call under way', async () => {
  const { url } = await serve('legacy');
  const session = await open(url, { caller });
  const answer = await session.relay(
    relayOf('tools/call', { params: { name: 'ask-aside' }, onRequest: answerAll }),
  );
  expect(JSON.stringify(answer)).toContain('file:///theirs');
});

test('a page that has to be visited first is the client’s affair', async () => {
  const { url } = await serve('legacy');
  const session = await open(url, { caller });
  const need = relayOf('tools/call', { params: { name: 'need-url' }, onRequest: answerAll });
  expect(await session.relay(need)).toMatchObject({
    error: { code: -32_042, data: { elicitations: [{ url: 'https://login.example/start' }] } },
  });
  expect(await session.relay(need)).toMatchObject({ result: { content: [{ text: 'visited' }] } });
});

test.each(['streamableHttp', 'sse', 'stdio'] as const)(
  'the real server-everything over %s asks the client',
  async (transport) => {
    const session =
      transport === 'stdio'
        ? await openCommand(serverEverythingCommand(), { caller })
        : await open((await keep(startServerEverything({ transport }))).url, { caller });
    session.attach({ onNotification: () => undefined, onRequest: answerAll });
    const call = async (name: string, given = {}): Promise<string> =>
      JSON.stringify(
        await session.relay(
          relayOf('tools/call', { params: { name, arguments: given }, onRequest: answerAll }),
        ),
      );
    // It offers these to clients that have declared what they need, once it was told so.
    await expect
      .poll(async () => JSON.stringify(await session.relay(relayOf('tools/list'))))
      .toContain('get-roots-list');
    expect(await call('trigger-sampling-request', { prompt: 'hi' })).toContain('a model speaks');
    expect(await call('trigger-elicitation-request')).toContain('Ada');
    expect(await call('get-roots-list')).toContain('file:///theirs');
  },
);

const ways = [
  { over: 'http', era: 'legacy' },
  { over: 'stdio', era: 'legacy' },
  { over: 'http', era: 'modern' },
  { over: 'stdio', era: 'modern' },
] as const;
const question = { method: 'elicitation/create', params: { odd: [1], message: '  <b>who</b>\n' } };

describe.each(ways)('over $over, $era', (way) => {
  const isModern = way.era === 'modern';
  const reach = (options: Parameters<typeof open>[1] = { caller }): Promise<UpstreamSession> =>
    plain.reach(way, options);

  test('a question and its answer come as they were sent', async () => {
    const session = await reach();
    const asked: unknown[] = [];
    const given = { _meta: { a: 1 }, odd: 1, action: 'accept', content: { b: 1, a: 2 } };
    const answer = await session.relay(
      relayOf('tools/call', {
        params: { ask: question },
        onRequest: async ({ method, params }) => {
          asked.push({ method, params });
          return { result: given };
        },
      }),
    );
    expect(JSON.stringify(asked)).toBe(JSON.stringify([question]));
    const seen = (answer as { result: Record<string, unknown> }).result;
    expect(JSON.stringify(seen)).toContain(JSON.stringify(given));
    if (isModern)
      expect(seen).toEqual({
        resultType: 'complete',
        inputResponses: { q: given },
        requestState: 's 1 ',
      });
  });

  test('a refusal of the client is one', async () => {
    const session = await reach();
    const error = { code: -1, message: 'No', data: { why: ['not now'] } };
    const answer = await session.relay(
      relayOf('tools/call', { params: { ask: question }, onRequest: async () => ({ error }) }),
    );
    if (isModern) expect(answer).toEqual({ error });
    else expect(answer).toMatchObject({ result: { answer: { id: 'q', error } } });
  });

  test('what the client has not declared, it is not asked', async () => {
    const session = await reach({ caller: { capabilities: { sampling: {} } } });
    const asked: unknown[] = [];
    const relayed = session.relay(
      relayOf('tools/call', {
        params: { ask: question },
        onRequest: async (request) => {
          asked.push(request);
          return { result: {} };
        },
      }),
    );
    if (isModern) await expect(relayed).rejects.toMatchObject({ code: 'UPSTREAM_PROTOCOL_ERROR' });
    else expect(await relayed).toMatchObject({ result: { answer: { error: { code: -32_601 } } } });
    expect(asked).toEqual([]);
  });

  test('what only an extension knows is asked of a client that has one', async () => {
    if (isModern) return;
    const ask = { method: 'vendor/ask', params: { x: 1 } };
    const asking = relayOf('tools/call', {
      params: { ask },
      onRequest: async ({ method }) => ({ result: { method } }),
    });
    const extended = await reach({ caller: { capabilities: { experimental: { vendor: {} } } } });
    expect(await extended.relay(asking)).toMatchObject({
      result: { answer: { result: { method: 'vendor/ask' } } },
    });
    const others = await reach();
    expect(await others.relay(asking)).toMatchObject({
      result: { answer: { error: { code: -32_601 } } },
    });
  });

  test('a client that cannot be asked is an error, and nobody waits', async () => {
    const session = await reach();
    const answer = await session.relay(relayOf('tools/call', { params: { ask: question } }));
    const refused = { error: { code: -32_603 } };
    // Where it cannot be told whose question it is, it is one that nobody answers.
    const unanswered = way.over === 'stdio' ? { result: { action: 'cancel' } } : refused;
    expect(answer).toMatchObject(isModern ? refused : { result: { answer: unanswered } });
  });

  test('a client that cancels while it is asked', async () => {
    const session = await reach();
    const cancelling = new AbortController();
    const signals: AbortSignal[] = [];
    const asking = session.relay(
      relayOf('tools/call', {
        params: { ask: question },
        signal: cancelling.signal,
        onRequest: ({ signal }) => {
          signals.push(signal);
          return new Promise(() => undefined);
        },
      }),
    );
    await waitFor(() => signals.length === 1, { description: 'the question' });
    cancelling.abort();
    await expect(asking).rejects.toMatchObject({ code: 'CANCELLED' });
    await waitFor(() => signals[0]?.aborted, { description: 'the client to be told' });
  });

  test('a session that ends while the client is asked', async () => {
    const session = await reach();
    const asked = Promise.withResolvers<void>();
    const asking = session.relay(
      relayOf('tools/call', {
        params: { ask: question },
        onRequest: () => {
          asked.resolve();
          return new Promise(() => undefined);
        },
      }),
    );
    await asked.promise;
    const [failure] = await Promise.allSettled([asking, session.close()]);
    expect(failure).toMatchObject({ reason: { code: 'CANCELLED' } });
  });
});

describe('input_required', () => {
  const result = {
    inputRequests: { q: question },
    requestState: '=state=',
    resultType: 'input_required',
    odd: 1,
  };

  test('is handed to a client that takes it itself, byte by byte', async () => {
    const service = await serve(
      'modern',
      ({ rpcMethod, response, id }) =>
        rpcMethod === 'prompts/get' && answerWith(response, { id, result }),
    );
    const session = await open(service.url);
    const answer = await session.relay(
      relayOf('prompts/get', { params: { name: 'any' }, caller, takesInputRequired: true }),
    );
    expect(JSON.stringify(answer)).toBe(JSON.stringify({ result }));
  });

  test('goes round with new ids, and the state of the last one alone', async () => {
    const seen: Record<string, unknown>[] = [];
    const rounds = [
      { ...result, requestState: 'one' },
      { resultType: 'input_required', inputRequests: { p: question, q: question } },
      { resultType: 'input_required', requestState: 'three' },
      { resultType: 'complete', contents: [] },
    ];
    const service = await serve('modern', ({ rpcMethod, response, id, params }) => {
      if (rpcMethod !== 'resources/read') return false;
      const { _meta: _ours, ...others } = params;
      seen.push({ id, ...others });
      return answerWith(response, { id, result: rounds[seen.length - 1] });
    });
    const session = await open(service.url);
    const answer = await session.relay(
      relayOf('resources/read', {
        params: { uri: 'a:b' },
        caller,
        onRequest: async () => ({ result: { action: 'decline' } }),
      }),
    );
    expect(answer).toEqual({ result: rounds[3] });
    const q = { action: 'decline' };
    expect(seen.map(({ id: _id, ...others }) => others)).toEqual([
      { uri: 'a:b' },
      { uri: 'a:b', inputResponses: { q }, requestState: 'one' },
      { uri: 'a:b', inputResponses: { p: q, q } },
      { uri: 'a:b', requestState: 'three' },
    ]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(4);
  });

  test('has an end', async () => {
    let count = 0;
    const service = await serve('modern', ({ rpcMethod, response, id }) => {
      if (rpcMethod !== 'tools/call') return false;
      count += 1;
      return answerWith(response, { id, result });
    });
    const session = await open(service.url);
    const answer = session.relay(relayOf('tools/call', { caller, onRequest: answerAll }));
    await expect(answer).rejects.toMatchObject({ code: 'UPSTREAM_PROTOCOL_ERROR' });
    expect(count).toBe(17);
  });
});
