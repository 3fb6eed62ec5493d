import { afterEach, expect, test } from 'vitest';
import {
  local,
  openConnections,
  type OpenConnections,
} from '../../core/connections/open-connections.fixture.js';
import { createFakeUpstream, fakeTool } from '../../core/testing/fake-upstream.js';
import type { HandlerContext } from '../http/operation-handler.js';
import { createConnectionHandlers } from './connection-handlers.js';

let opened: OpenConnections | undefined;
afterEach(() => opened?.close());

const context: HandlerContext = {
  requestId: 'req_1',
  principal: local,
  gone: new AbortController().signal,
  lastEventId: undefined,
  idempotencyKey: undefined,
  wantsStream: false,
};

async function connect() {
  const upstream = createFakeUpstream();
  opened = openConnections(upstream);
  const events = { publish: () => undefined, async *follow() {}, close: () => undefined };
  const handlers = createConnectionHandlers({ connections: opened.connections, events });
  const made = await handlers['connections.create'](
    {
      params: { serviceId: 'service-1' },
      query: {},
      body: {
        name: 'sums',
        clientCapabilities: ['sampling'],
        roots: [{ uri: 'file:///work' }],
        pinTools: true,
      },
    },
    context,
  );
  if (!('data' in made)) throw new Error('A stream was not asked for.');
  return { upstream, handlers, made: made.data, params: { connectionId: made.data.id } };
}

test('a connection is made with everything that its body says', async () => {
  const { upstream, made } = await connect();
  expect(made).toMatchObject({ name: 'sums', clientCapabilities: ['sampling'] });
  expect(upstream.openings).toMatchObject([
    { clientCapabilities: ['sampling'], roots: [{ uri: 'file:///work' }] },
  ]);
});

test('it is refreshed, and its tools are accepted where the body says so', async () => {
  const { upstream, handlers, params } = await connect();
  upstream.tools = [{ ...fakeTool, description: 'Something else.' }];
  const refresh = (body: { acceptTools?: boolean }) =>
    handlers['connections.refresh']({ params, query: {}, body }, context);
  expect(await refresh({})).toMatchObject({ data: { toolChanges: [{ toolName: 'add' }] } });
  const accepted = await refresh({ acceptTools: true });
  expect(accepted).toMatchObject({ data: { state: 'connected' } });
  expect(accepted).not.toHaveProperty('data.toolChanges');
});

test('its health and its counts are told', async () => {
  const { handlers, params } = await connect();
  const ask = { params, query: {}, body: undefined };
  expect(await handlers['connections.health'](ask, context)).toMatchObject({
    data: { ...params, status: 'healthy' },
  });
  expect(await handlers['connections.metrics'](ask, context)).toMatchObject({
    data: { ...params, sessions: { opened: 1 } },
  });
});
