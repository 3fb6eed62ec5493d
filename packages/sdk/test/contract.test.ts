import { fillPath, operationFacts, type OperationId } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { NANDAClient, NANDADiscovery, type ServiceConnection } from '../src/index.js';
import { eventStream, json, success } from './support/answers.js';
import { recordingFetch } from './support/recording-fetch.js';
import * as samples from './support/samples.js';

/** The method of the SDK that calls each operation. An operation without one does not compile. */
const calls: Record<OperationId, (sdk: Sdk) => Promise<unknown>> = {
  'services.search': ({ nanda }) => nanda.services.search({ query: 'coffee' }),
  'services.list': ({ nanda }) => nanda.services.list(),
  'services.popular': ({ nanda }) => nanda.services.getPopular(),
  'services.recommendations': ({ nanda }) => nanda.services.getRecommendations(),
  'services.register': ({ nanda }) => nanda.services.register(samples.registration),
  'services.get': ({ nanda }) => nanda.services.get('a'),
  'services.tools': ({ nanda }) => nanda.services.getTools('a'),
  'services.unregister': ({ nanda }) => nanda.services.unregister('a'),
  'services.health': ({ nanda }) => nanda.services.getHealth('a'),
  'tools.search': ({ nanda }) => nanda.tools.search('analyze'),
  'registries.list': ({ nanda }) => nanda.registries.list(),
  'registries.sync': ({ nanda }) => nanda.registries.sync('a'),
  'connections.create': ({ nanda }) => nanda.connect('a'),
  'connections.list': ({ nanda }) => nanda.connections.list(),
  'connections.get': ({ nanda }) => nanda.getConnection('connection-1'),
  'connections.delete': ({ connection }) => connection.close(),
  'connections.tools': ({ connection }) => connection.tools(),
  'connections.tool': ({ connection }) => connection.tool('analyze'),
  'connections.refresh': ({ connection }) => connection.refresh(),
  'connections.health': ({ connection }) => connection.health(),
  'connections.metrics': ({ connection }) => connection.metrics(),
  'resources.list': ({ connection }) => connection.resources.list(),
  'resources.templates': ({ connection }) => connection.resources.templates(),
  'resources.read': ({ connection }) => connection.resources.read('file:///a'),
  'resources.subscribe': ({ connection }) => connection.resources.subscribe('file:///a'),
  'resources.unsubscribe': ({ connection }) => connection.resources.unsubscribe('file:///a'),
  'prompts.list': ({ connection }) => connection.prompts.list(),
  'prompts.get': ({ connection }) => connection.prompts.get('review'),
  'completions.create': ({ connection }) =>
    connection.complete({
      ref: { type: 'ref/prompt', name: 'review' },
      argument: { name: 'language', value: 'Ty' },
    }),
  'executions.execute': ({ connection }) => connection.execute('analyze'),
  'executions.stream': ({ connection }) => connection.stream('analyze').finalResult(),
  'executions.validate': ({ connection }) => connection.validate('analyze'),
  'executions.list': ({ nanda }) => nanda.executions.list(),
  'executions.events': async ({ nanda }) => {
    for await (const event of nanda.executions.events('execution-1')) {
      if (event.type === 'result') return event;
    }
    return undefined;
  },
  'executions.input': ({ nanda }) =>
    nanda.executions.respond('execution-1', { key: 'input-1', result: { action: 'decline' } }),
  'batch.create': ({ nanda }) =>
    nanda.batch([{ connectionId: 'connection-1', toolName: 'analyze' }]),
  'executions.get': ({ nanda }) => nanda.executions.get('execution-1'),
  'executions.cancel': ({ nanda }) => nanda.executions.cancel('execution-1'),
  'events.connections': ({ connection }) =>
    new Promise((resolve) => {
      const stop = connection.on('update', (event) => {
        stop();
        resolve(event);
      });
    }),
  'events.catalog': async ({ nanda }) => {
    for await (const event of nanda.registries.follow()) return event;
    return undefined;
  },
  'public.search': ({ discovery }) => discovery.search('coffee'),
  'public.list': ({ discovery }) => discovery.servers(),
  'public.get': ({ discovery }) => discovery.getServer('a'),
  'public.popular': ({ discovery }) => discovery.popular(),
  'public.connect': ({ discovery }) => discovery.connect('a'),
  'public.connections': ({ discovery }) => discovery.connections(),
  'public.disconnect': ({ discovery }) => discovery.disconnect('connection-1'),
  'public.call': ({ discovery }) => discovery.callTool('connection-1', 'analyze'),
  'public.tools': ({ discovery }) => discovery.listTools('connection-1'),
  health: ({ nanda }) => nanda.health(),
};

const { service, connection, tool, result, execution, publicServer } = samples;
const meta = { total: 1, limit: 20, offset: 0 };
const connected = {
  connection_id: 'connection-1',
  server_name: 'Coffee',
  status: 'connected',
  available_tools: ['analyze'],
};
const health = { status: 'healthy', version: '0.1.0', connections: { active: 0, max: 10 } };

const answers: Record<OperationId, () => Response> = {
  'services.search': () => success([service], { meta: { ...meta, facets: samples.facets } }),
  'services.list': () => success([service], { meta }),
  'services.popular': () => success([service]),
  'services.recommendations': () => success([{ ...service, reason: 'you use others like it' }]),
  'services.register': () => success(service, { status: 201 }),
  'services.get': () => success(service),
  'services.tools': () => success([tool]),
  'services.unregister': () => success(service),
  'services.health': () => success(samples.serviceHealth),
  'tools.search': () => success([samples.toolMatch]),
  'registries.list': () => success([samples.registry]),
  'registries.sync': () => success({ ...samples.registry, state: 'syncing' }),
  'connections.create': () => success(connection, { status: 201 }),
  'connections.list': () => success([connection]),
  'connections.get': () => success(connection),
  'connections.delete': () => success({ ...connection, state: 'disconnected' }),
  'connections.tools': () => success([tool]),
  'connections.tool': () => success(tool),
  'connections.refresh': () => success(connection),
  'connections.health': () => success(samples.connectionHealth),
  'connections.metrics': () => success(samples.connectionMetrics),
  'resources.list': () => success([{ uri: 'file:///a' }], { meta: {} }),
  'resources.templates': () => success([{ uriTemplate: 'file:///{name}' }], { meta: {} }),
  'resources.read': () => success({ contents: [{ uri: 'file:///a', text: 'a' }] }),
  'resources.subscribe': () => success({ uri: 'file:///a' }),
  'resources.unsubscribe': () => success({ uri: 'file:///a' }),
  'prompts.list': () => success([{ name: 'review' }], { meta: {} }),
  'prompts.get': () => success({ messages: [{ role: 'user', content: { type: 'text' } }] }),
  'completions.create': () => success({ values: ['TypeScript'] }),
  'executions.execute': () => success(samples.executionResponse),
  'executions.stream': () =>
    eventStream([samples.executionEvents.started, samples.executionEvents.result]),
  'executions.validate': () => success({ valid: true, faults: [] }),
  'executions.list': () => success([execution], { meta: { limit: 20 } }),
  'executions.events': () =>
    eventStream([samples.executionEvents.started, samples.executionEvents.result]),
  'executions.input': () => success(execution),
  'batch.create': () =>
    success([samples.batchAnswer], { meta: { total: 1, succeeded: 1, failed: 0 } }),
  'executions.get': () => success(execution),
  'executions.cancel': () => success(execution),
  'events.connections': () => eventStream([samples.connectionEvent()]),
  'events.catalog': () => eventStream([samples.catalogEvent()]),
  'public.search': () => json({ servers: [publicServer], total: 1, page: 1, pages: 1 }),
  'public.list': () => json({ servers: [publicServer], total: 1, page: 1, pages: 1 }),
  'public.get': () =>
    json({
      ...publicServer,
      capabilities: { tools: [], resources: [], prompts: [] },
      metadata: { author: null, version: null, homepage: null },
      ratings: null,
    }),
  'public.popular': () =>
    json([{ ...publicServer, popularity: { connections: 0, executions: 0 } }]),
  'public.connect': () => json(connected),
  'public.connections': () => json({ connections: [] }),
  'public.disconnect': () => json({ connection_id: 'connection-1', status: 'disconnected' }),
  'public.call': () => json({ result, error: null }),
  'public.tools': () => json({ tools: [] }),
  health: () => json(health),
};

const ids = Object.keys(operationFacts) as OperationId[];

test.each(ids)('%s is called by its method and path, once, and its answer is taken', async (id) => {
  let answer = answers['connections.get'];
  const { fetch, requests } = recordingFetch(() => answer());
  const nanda = new NANDAClient({ fetch, baseURL: 'http://proxy.test' });
  const sdk: Sdk = {
    nanda,
    discovery: new NANDADiscovery({ fetch, baseURL: 'http://proxy.test' }),
    connection: await nanda.getConnection('connection-1'),
  };
  requests.length = 0;
  answer = answers[id];

  await calls[id](sdk);

  const { method, path } = operationFacts[id];
  const expected = fillPath(path, {
    serviceId: 'a',
    serverId: 'a',
    registry: 'a',
    connectionId: 'connection-1',
    toolName: 'analyze',
    executionId: 'execution-1',
    promptName: 'review',
  });
  expect(requests.map((request) => `${request.method} ${request.url.pathname}`)).toEqual([
    `${method} ${expected}`,
  ]);
});

interface Sdk {
  readonly nanda: NANDAClient;
  readonly discovery: NANDADiscovery;
  readonly connection: ServiceConnection;
}
