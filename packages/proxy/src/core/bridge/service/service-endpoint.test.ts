import type { Connection } from '@nanda/protocol';
import { describe, expect, test } from 'vitest';
import type { ServiceRecord } from '../../catalog/service-record.js';
import type { ConnectRequest } from '../../connections/connect-service.js';
import { NandaError } from '../../nanda-error.js';
import type { Principal } from '../../principal.js';
import type { McpClient, McpDialog } from '../mcp-endpoint.js';
import { createFakeRelay, type FakeRelay } from '../testing/fake-relay.fixture.js';
import { makeClient, silentOutlet } from '../testing/make-client.fixture.js';
import { makeRequest } from '../testing/make-request.fixture.js';
import { createServiceConnections } from './create-service-connections.js';
import { createServiceEndpoint } from './create-service-endpoint.js';

interface Opened {
  readonly fake: FakeRelay;
  readonly kept: Partial<Connection>[];
  readonly made: { readonly request: ConnectRequest; readonly principal: Principal }[];
  open(client?: Partial<McpClient>, serviceId?: string): McpDialog;
}

/** A proxy that knows the service `svc_1`, by the name `weather` too. */
function openServices(
  kept: Partial<Connection>[] = [],
  connect: () => Promise<void> = async () => undefined,
): Opened {
  const fake = createFakeRelay();
  const made: Opened['made'] = [];
  const connections = {
    async list() {
      return kept as Connection[];
    },
    async get(id: string) {
      const found = kept.find((each) => each.id === id);
      if (found === undefined) throw new NandaError('CONNECTION_NOT_FOUND', 'There is none.');
      return found as Connection;
    },
    async connect(request: ConnectRequest, principal: Principal) {
      made.push({ request, principal });
      await connect();
      const created = { id: `made_${made.length}`, serviceId: request.serviceId, created: '9' };
      kept.push(created);
      return created as Connection;
    },
    tools: async () => [],
  };
  const services = {
    async getRecord(idOrName: string) {
      if (idOrName !== 'svc_1' && idOrName !== 'weather') {
        throw new NandaError('SERVICE_NOT_FOUND', `There is no service "${idOrName}".`);
      }
      return { id: 'svc_1' } as ServiceRecord;
    },
  };
  const serviceConnections = createServiceConnections({ services, connections });
  return {
    fake,
    kept,
    made,
    open(client, serviceId = 'svc_1') {
      const options = { relay: fake.relay, connections, serviceConnections, serviceId };
      return createServiceEndpoint(options).open(makeClient(client), silentOutlet);
    },
  };
}

function connection(id: string, members: Partial<Connection> = {}): Partial<Connection> {
  return {
    id,
    serviceId: 'svc_1',
    state: 'connected',
    created: '2026-01-01T00:00:00Z',
    ...members,
  };
}

const listTools = makeRequest('tools/list');

describe('a connection that is there', () => {
  test.each([
    { what: 'the newest', rows: [connection('a'), connection('b', { created: '2026-02-01' })] },
    { what: 'one that rests', rows: [connection('b', { state: 'disconnected' })] },
    {
      what: 'one that is usable rather than a newer one that failed',
      rows: [connection('b'), connection('a', { state: 'failed', created: '2026-02-01' })],
    },
    {
      what: 'one that failed, where there is no other',
      rows: [connection('b', { state: 'failed' })],
    },
    {
      what: 'none of another service',
      rows: [connection('a', { serviceId: 'svc_2', created: '2026-02-01' }), connection('b')],
    },
  ])('is used: $what', async ({ rows }) => {
    const { open, fake, made } = openServices([...rows]);
    expect(await open().answer(listTools)).toHaveProperty('result');
    expect(fake.requests[0]?.connectionId).toBe('b');
    expect(made).toEqual([]);
  });

  test('is found by the name of the service', async () => {
    const { open, fake } = openServices([connection('b')]);
    await open({}, 'weather').answer(listTools);
    expect(fake.requests[0]?.connectionId).toBe('b');
  });

  test('stays that of its dialog, until it is gone', async () => {
    const { open, fake, kept } = openServices([connection('a')]);
    const dialog = open({ era: 'legacy' });
    await dialog.answer(listTools);
    kept.push(connection('b', { created: '2026-02-01' }));
    await dialog.answer(listTools);
    kept.shift();
    await dialog.answer(listTools);
    expect(fake.requests.map(({ connectionId }) => connectionId)).toEqual(['a', 'a', 'b']);
    expect(fake.ended).toHaveLength(1);
    await dialog.close();
    expect(fake.ended).toHaveLength(2);
  });
});

describe('where there is none', () => {
  test('one is made, without credentials, for what the client can be asked', async () => {
    const { open, fake, made } = openServices();
    const capabilities = { elicitation: {}, roots: { listChanged: true }, acme: {} };
    await open({ capabilities }, 'weather').answer(listTools);
    expect(made).toEqual([
      {
        request: { serviceId: 'svc_1', clientCapabilities: ['elicitation', 'roots'] },
        principal: { kind: 'local' },
      },
    ]);
    expect(fake.requests[0]?.connectionId).toBe('made_1');
    const silent = openServices();
    await silent.open({ capabilities: {} }).answer(listTools);
    expect(silent.made[0]?.request).toEqual({ serviceId: 'svc_1' });
  });

  test('whoever asks at the same time shares it, by any name of the service', async () => {
    const connected = Promise.withResolvers<void>();
    const { open, fake, made } = openServices([], () => connected.promise);
    const answers = Promise.all([
      open().answer(listTools),
      open({}, 'weather').answer(listTools),
      open({ era: 'legacy' }).answer(listTools),
    ]);
    await expect.poll(() => made).toHaveLength(1);
    connected.resolve();
    await answers;
    expect(made).toHaveLength(1);
    expect(fake.requests.map(({ connectionId }) => connectionId)).toEqual(
      Array.from({ length: 3 }, () => 'made_1'),
    );
  });

  test('principals share nothing', async () => {
    const connected = Promise.withResolvers<void>();
    const { open, made } = openServices([], () => connected.promise);
    const answers = Promise.all([
      open().answer(listTools),
      open({ principal: { kind: 'anonymous', clientId: 'b' } }).answer(listTools),
    ]);
    await expect.poll(() => made).toHaveLength(2);
    connected.resolve();
    await answers;
  });

  test('whoever goes away leaves it to the others', async () => {
    const connected = Promise.withResolvers<void>();
    const { open, made } = openServices([], () => connected.promise);
    const gone = new AbortController();
    const first = open().answer(makeRequest('tools/list', {}, { signal: gone.signal }));
    await expect.poll(() => made).toHaveLength(1);
    const second = open().answer(listTools);
    gone.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    connected.resolve();
    expect(await second).toHaveProperty('result');
    expect(made).toHaveLength(1);
  });

  test('a failure says what to do, and the next request tries again', async () => {
    let failure: NandaError | undefined = new NandaError(
      'SERVICE_AUTH_REQUIRED',
      '"a.test" wants credentials. Connect again with valid ones.',
      { details: { status: 401 } },
    );
    const { open, made } = openServices([], async () => {
      if (failure) throw failure;
    });
    const dialog = open();
    const answer = await dialog.answer(listTools);
    expect(answer).toEqual({
      error: {
        code: -32_603,
        message: expect.stringMatching(/Connect again with valid ones.*connection that you have/),
        data: { code: 'SERVICE_AUTH_REQUIRED', retryable: false, details: { status: 401 } },
      },
    });
    failure = new NandaError('CONNECTION_FAILED', 'away');
    expect(await dialog.answer(listTools)).toMatchObject({ error: { message: 'away' } });
    await expect(dialog.describe(listTools.signal)).rejects.toThrow('away');
    failure = undefined;
    expect(await dialog.answer(listTools)).toHaveProperty('result');
    expect(made).toHaveLength(4);
  });

  test('a service that nobody knows is an answer', async () => {
    const { open } = openServices();
    expect(await open({}, 'nobody').answer(listTools)).toMatchObject({
      error: { code: -32_602, data: { code: 'SERVICE_NOT_FOUND' } },
    });
  });
});

test('describes, listens, and hands on, over the connection that it has', async () => {
  const { open, fake } = openServices([connection('a')]);
  const stop = new AbortController();
  const dialog = open();
  expect(await dialog.describe(stop.signal)).toHaveProperty('serverInfo.name', 'fake');
  const { honoured } = await dialog.listen(
    { toolsListChanged: true },
    { signal: stop.signal, notify: () => undefined },
  );
  expect(honoured).toEqual({ toolsListChanged: true });
  dialog.take({ method: 'notifications/acme', params: {} });
  await expect.poll(() => fake.notified).toHaveLength(1);
  stop.abort();
  expect(fake.dialogs).toEqual([]);
});

test('a dialog that is closed while its connection is found leaves nothing open', async () => {
  const connected = Promise.withResolvers<void>();
  const { open, fake, made } = openServices([], () => connected.promise);
  const dialog = open({ era: 'legacy' });
  const answering = dialog.answer(listTools);
  await expect.poll(() => made).toHaveLength(1);
  await dialog.close();
  connected.resolve();
  await answering;
  expect(fake.ended).toHaveLength(1);
});
