import { describe, expect, test } from 'vitest';
import { NandaError } from '../../nanda-error.js';
import { makeRequest } from '../testing/make-request.fixture.js';
import { openService } from '../testing/open-service.fixture.js';

const legacy = { era: 'legacy' } as const;
const modern = { era: 'modern' } as const;
const { signal } = new AbortController();

describe.each([
  { era: 'legacy', version: '2025-11-25' },
  { era: 'modern', version: '2026-07-28' },
] as const)('a client and a service of the $era era', ({ era, version }) => {
  const same = { client: { era }, facts: { era } } as const;

  test('know each other as they are', async () => {
    const { dialog, fake } = openService(same);
    const facts = await dialog.describe(signal);
    expect(facts).toEqual({
      protocolVersion: version,
      serverInfo: { name: 'fake', version: '1.2.3' },
      capabilities: {
        tools: { listChanged: true },
        prompts: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        completions: {},
        logging: {},
      },
    });
    expect(fake.requests).toEqual([]);
  });

  test.each(['tools/call', 'prompts/get', 'completion/complete', 'acme/unheard-of'])(
    'say %s and its answer to each other untouched',
    async (method) => {
      const result = {
        z: 1,
        content: [{ type: 'novel' }],
        a: { resultType: 'x' },
        _meta: { m: 1 },
      };
      const { dialog, fake } = openService({ ...same, answer: () => ({ result }) });
      const params = { name: 'x', novel: [1], _meta: { traceparent: '00', 'acme/x': 1 } };
      const headers = { 'Mcp-Param-A': 'b' };
      const request = makeRequest(method, params, { headers, wantsProgress: true });
      const answer = await dialog.answer(request);
      expect(answer).toEqual({ result });
      expect('result' in answer && answer.result).toBe(result);
      expect(fake.requests).toHaveLength(1);
      expect(fake.requests[0]).toMatchObject({
        method,
        headers,
        wantsProgress: true,
        connectionId: 'conn_1',
        principal: { kind: 'local' },
        line: {
          era,
          caller: {
            clientInfo: { name: 'test', version: '1' },
            capabilities: { elicitation: { form: {}, url: {} }, sampling: {}, roots: {} },
          },
        },
      });
      expect(fake.requests[0]?.params).toBe(params);
      expect(fake.requests[0]?.signal).toBe(request.signal);
    },
  );

  test('a refusal is the service’s own', async () => {
    const error = { code: -32_601, message: 'Method not found', data: { method: 'x' } };
    const { dialog } = openService({ ...same, answer: () => ({ error }) });
    const answer = await dialog.answer(makeRequest('x'));
    expect(answer).toEqual({ error });
  });

  test('a failure on the way is an answer that says so', async () => {
    const { dialog, fake } = openService(same);
    fake.facts = () => {
      throw new NandaError('CONNECTION_FAILED', 'Nobody is there.');
    };
    expect(await dialog.answer(makeRequest('tools/list'))).toEqual({
      error: {
        code: -32_603,
        message: 'Nobody is there.',
        data: { code: 'CONNECTION_FAILED', retryable: true },
      },
    });
    await expect(dialog.describe(signal)).rejects.toThrow('Nobody is there.');
  });

  test('a client that has gone is answered with its own reason', async () => {
    const { dialog } = openService(same);
    const gone = makeRequest('tools/list', {}, { signal: AbortSignal.abort(new Error('gone')) });
    await expect(dialog.answer(gone)).rejects.toThrow('gone');
  });

  test('what is said in the course of a request is told as it came', async () => {
    const progress = { method: 'notifications/progress', params: { progress: 1, novel: 2 } };
    const log = { method: 'notifications/message', params: { level: 'error', data: [1] } };
    const { dialog } = openService({
      ...same,
      answer: ({ onNotification }) => {
        onNotification(progress);
        onNotification(log);
        return { result: {} };
      },
    });
    const request = makeRequest('tools/call', {}, { logLevel: 'info', wantsProgress: true });
    await dialog.answer(request);
    expect(request.told).toEqual([progress, log]);
    expect(request.told[0]).toBe(progress);
  });
});

describe('a client of the newer era', () => {
  test('takes input_required itself, with the state of the service', async () => {
    const result = { resultType: 'input_required', inputRequests: {}, requestState: 's' };
    const { dialog, fake } = openService({
      client: modern,
      facts: modern,
      answer: () => ({ result }),
    });
    const params = { name: 'a', requestState: 'before', inputResponses: { a: {} } };
    expect(await dialog.answer(makeRequest('tools/call', params))).toEqual({ result });
    expect(fake.requests[0]?.params).toBe(params);
    expect(fake.requests[0]?.takesInputRequired).toBe(true);
  });

  test.each([
    { logLevel: undefined, heard: [] },
    { logLevel: 'warning', heard: ['warning', 'emergency', 'novel'] },
    { logLevel: 'debug', heard: ['debug', 'warning', 'emergency', 'novel'] },
  ])('is told of the log from $logLevel on', async ({ logLevel, heard }) => {
    for (const facts of [legacy, modern]) {
      const { dialog, fake } = openService({
        client: modern,
        facts,
        answer: ({ onNotification }) => {
          for (const level of ['debug', 'warning', 'emergency', 'novel']) {
            onNotification({ method: 'notifications/message', params: { level } });
          }
          return { result: {} };
        },
      });
      const request = makeRequest('tools/call', {}, { logLevel });
      await dialog.answer(request);
      expect(request.told.map(({ params }) => params['level'])).toEqual(heard);
      expect(fake.requests[0]?.logLevel).toBe(logLevel);
    }
  });

  test('is told of nothing in the course of a request that is not about it', async () => {
    const { dialog } = openService({
      client: modern,
      facts: legacy,
      answer: ({ onNotification }) => {
        for (const name of ['tools/list_changed', 'resources/updated', 'elicitation/complete']) {
          onNotification({ method: `notifications/${name}`, params: {} });
        }
        onNotification({ method: 'notifications/acme', params: {} });
        return { result: {} };
      },
    });
    const request = makeRequest('tools/call');
    await dialog.answer(request);
    expect(request.told).toEqual([{ method: 'notifications/acme', params: {} }]);
  });

  test.each(['logging/setLevel', 'resources/subscribe', 'tasks/list', 'ping'])(
    'does not reach %s of an older service',
    async (method) => {
      const { dialog, fake } = openService({ client: modern, facts: legacy });
      expect(await dialog.answer(makeRequest(method))).toEqual({
        error: { code: -32_601, message: `Method not found: ${method}` },
      });
      expect(fake.requests).toEqual([]);
    },
  );

  test('gets results of an older service as its era has them', async () => {
    const { dialog, fake } = openService({
      client: modern,
      facts: legacy,
      answer: () => ({ result: { contents: [] } }),
    });
    const params = { uri: 'a:b', inputResponses: {} };
    expect(await dialog.answer(makeRequest('resources/read', params))).toEqual({
      result: {
        contents: [],
        _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'fake', version: '1.2.3' } },
        resultType: 'complete',
        ttlMs: 0,
        cacheScope: 'private',
      },
    });
    expect(fake.requests[0]?.params).toEqual({ uri: 'a:b' });
  });

  test('is refused a state that an older service cannot have given', async () => {
    const { dialog, fake } = openService({ client: modern, facts: legacy });
    const request = makeRequest('tools/call', { name: 'a', requestState: 'x' });
    expect(await dialog.answer(request)).toMatchObject({ error: { code: -32_602 } });
    expect(fake.requests).toEqual([]);
  });

  test('is asked what an older service asks, without what its era has no more', async () => {
    const params = { mode: 'url', message: 'm', url: 'https://a.test/', elicitationId: 'e' };
    const { dialog } = openService({
      client: modern,
      facts: legacy,
      answer: async ({ onRequest }) => ({
        result: { heard: await onRequest?.({ method: 'elicitation/create', params, signal }) },
      }),
    });
    const request = makeRequest('tools/call');
    expect(await dialog.answer(request)).toHaveProperty('result.heard.result.action', 'accept');
    const { elicitationId: _, ...rest } = params;
    expect(request.asked).toEqual([{ method: 'elicitation/create', params: rest, signal }]);
  });

  test('has no conversation beside its requests', async () => {
    const { dialog, fake } = openService({ client: modern, facts: modern });
    await dialog.answer(makeRequest('tools/list'));
    await dialog.close();
    expect(fake.dialogs).toEqual([]);
    expect(fake.ended).toEqual([]);
  });
});

describe('a client of the older era', () => {
  test('gets results of a newer service as its era has them', async () => {
    const { dialog, fake } = openService({
      client: legacy,
      facts: modern,
      answer: () => ({
        result: { tools: [], resultType: 'complete', ttlMs: 1, cacheScope: 'public' },
      }),
    });
    const params = { _meta: { 'io.modelcontextprotocol/clientCapabilities': {} }, task: {} };
    expect(await dialog.answer(makeRequest('tools/list', params))).toEqual({
      result: { tools: [] },
    });
    expect(fake.requests[0]?.params).toEqual({});
    expect(fake.requests[0]?.takesInputRequired).toBe(false);
  });

  test('follows a resource, and no longer, whatever the era of the service', async () => {
    for (const facts of [legacy, modern]) {
      const { dialog, fake } = openService({ client: legacy, facts });
      const params = { uri: 'a:b' };
      expect(await dialog.answer(makeRequest('resources/subscribe', params))).toEqual({
        result: {},
      });
      expect([...fake.followed.values()]).toEqual([new Set(['a:b'])]);
      expect(await dialog.answer(makeRequest('resources/unsubscribe', params))).toEqual({
        result: {},
      });
      expect([...fake.followed.values()]).toEqual([new Set()]);
      expect(await dialog.answer(makeRequest('resources/subscribe', { uri: 7 }))).toMatchObject({
        error: { code: -32_602 },
      });
    }
  });

  test('sets the level of the log by the relay, which knows what it means to whom', async () => {
    for (const facts of [legacy, modern]) {
      const { dialog, fake } = openService({ client: legacy, facts });
      await dialog.answer(makeRequest('logging/setLevel', { level: 'error' }));
      expect(fake.requests[0]).toMatchObject({
        method: 'logging/setLevel',
        params: { level: 'error' },
        line: { dialog: { id: expect.any(String) } },
      });
    }
  });

  test.each(['tasks/get', 'subscriptions/listen', 'server/discover'])(
    'does not reach %s of a newer service',
    async (method) => {
      const { dialog, fake } = openService({ client: legacy, facts: modern });
      expect(await dialog.answer(makeRequest(method))).toMatchObject({ error: { code: -32_601 } });
      expect(fake.requests).toEqual([]);
    },
  );

  test('is told and asked what the service says beside its requests', async () => {
    const { dialog, fake, told, asked } = openService({ client: legacy, facts: legacy });
    await dialog.describe(signal);
    const notification = { method: 'notifications/elicitation/complete', params: { a: 1 } };
    fake.say(notification);
    expect(told).toEqual([notification]);
    const question = { method: 'roots/list', params: {}, signal };
    expect(await fake.ask(question)).toEqual({ result: { action: 'accept' } });
    expect(asked).toEqual([question]);
  });

  test('is told what a newer service says, as its era has it', async () => {
    const { dialog, fake, told } = openService({ client: legacy, facts: modern });
    await dialog.describe(signal);
    fake.say({
      method: 'notifications/tools/list_changed',
      params: { _meta: { 'io.modelcontextprotocol/subscriptionId': 1 } },
    });
    fake.say({ method: 'notifications/subscriptions/acknowledged', params: {} });
    expect(told).toEqual([{ method: 'notifications/tools/list_changed', params: {} }]);
  });

  test('has one conversation, which ends once', async () => {
    const { dialog, fake } = openService({ client: legacy, facts: legacy });
    await dialog.describe(signal);
    await dialog.answer(makeRequest('tools/list'));
    const [id, ...others] = fake.dialogs;
    expect(others).toEqual([]);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await Promise.all([dialog.close(), dialog.close()]);
    expect(fake.ended).toEqual([id]);
  });

  test('declares no tasks of the newer era, whose results it could not be handed', async () => {
    const extensions = {
      'io.modelcontextprotocol/tasks': {},
      'io.modelcontextprotocol/ui': { a: 1 },
    };
    const capabilities = { roots: { listChanged: true }, tasks: {}, extensions };
    const { dialog, fake } = openService({ client: { ...legacy, capabilities }, facts: legacy });
    await dialog.answer(makeRequest('tools/list'));
    expect(fake.requests[0]?.line.caller.capabilities).toEqual({
      roots: { listChanged: true },
      tasks: {},
      extensions: { 'io.modelcontextprotocol/ui': { a: 1 } },
    });
  });

  test('tells the service of its roots, and nothing of its own hop', async () => {
    const { dialog, fake } = openService({ client: legacy, facts: legacy });
    const roots = { method: 'notifications/roots/list_changed', params: {} };
    const novel = { method: 'notifications/acme', params: { a: 1 } };
    for (const name of ['initialized', 'cancelled', 'progress']) {
      dialog.take({ method: `notifications/${name}`, params: {} });
    }
    dialog.take(roots);
    dialog.take(novel);
    await expect.poll(() => fake.notified).toEqual([roots, novel]);
  });

  test('tells a newer service nothing of its roots', async () => {
    const { dialog, fake } = openService({ client: legacy, facts: modern });
    dialog.take({ method: 'notifications/roots/list_changed', params: {} });
    dialog.take({ method: 'notifications/acme', params: {} });
    await expect.poll(() => fake.notified).toEqual([{ method: 'notifications/acme', params: {} }]);
  });

  test('may tell a service that is not there', async () => {
    const { dialog, fake } = openService({ client: legacy });
    fake.facts = () => Promise.reject(new NandaError('CONNECTION_FAILED', 'away'));
    dialog.take({ method: 'notifications/acme', params: {} });
    fake.facts = createAnswer;
    dialog.take({ method: 'notifications/acme', params: { later: true } });
    await expect
      .poll(() => fake.notified)
      .toEqual([{ method: 'notifications/acme', params: { later: true } }]);
  });
});

function createAnswer() {
  return {
    era: 'legacy',
    protocolVersion: '2025-11-25',
    serverInfo: {},
    capabilities: {},
  } as const;
}
