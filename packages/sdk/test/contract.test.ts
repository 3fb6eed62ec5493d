import { accountOperationFacts, operationFacts, type AnyOperationId } from '@nanda/protocol';
import { expect, test } from 'vitest';
import {
  NANDAClient,
  NANDADiscovery,
  type CredentialExport,
  type ServiceConnection,
} from '../src/index.js';
import { createTestProxy, type TestProxy } from '../src/testing/index.js';

const account = { email: 'a@example.test', password: 'a-long-password', roles: ['admin'] };
const passphrase = 'a-long-passphrase';
const registration = { name: 'mine', url: 'https://mine.example/mcp' };

/** The method of the SDK that calls each operation. An operation without one does not compile. */
const calls: Record<AnyOperationId, (sdk: Sdk) => Promise<unknown>> = {
  'services.search': ({ nanda }) => nanda.services.search({ query: 'coffee' }),
  'services.list': ({ nanda }) => nanda.services.list(),
  'services.popular': ({ nanda }) => nanda.services.getPopular(),
  'services.recommendations': ({ nanda }) => nanda.services.getRecommendations(),
  'services.register': ({ nanda }) => nanda.services.register(registration),
  'services.get': ({ nanda }) => nanda.services.get('a'),
  'services.tools': ({ nanda }) => nanda.services.getTools('a'),
  'services.unregister': ({ nanda }) => nanda.services.unregister('mine'),
  'services.health': ({ nanda }) => nanda.services.getHealth('a'),
  'tools.search': ({ nanda }) => nanda.tools.search('analyze'),
  'registries.list': ({ nanda }) => nanda.registries.list(),
  'registries.sync': ({ nanda }) => nanda.registries.sync('test'),
  'authorizations.create': ({ nanda }) => nanda.authorizations.create('a', { scope: 'read' }),
  'authorizations.get': ({ nanda, proxy }) => {
    proxy.answerAuthorization();
    return nanda.authorizations.get('authz_1', { wait: 60 });
  },
  'authorizations.complete': ({ nanda }) =>
    nanda.authorizations.complete('authz_1', {
      redirectUrl: 'http://proxy.test/oauth/callback?state=authz_1&code=c',
    }),
  'authorizations.cancel': ({ nanda }) => nanda.authorizations.cancel('authz_1'),
  'credentials.list': ({ nanda }) => nanda.credentials.list(),
  'credentials.delete': ({ nanda }) => nanda.credentials.delete('cred_1'),
  'credentials.export': ({ nanda }) => nanda.credentials.export({ passphrase }),
  'credentials.import': ({ nanda, kept }) =>
    nanda.credentials.import({ passphrase, export: kept[0] as CredentialExport }),
  'audit.list': ({ nanda }) => nanda.audit.list({ type: 'login', limit: 1 }),
  'connections.create': ({ nanda }) => nanda.connect('a'),
  'connections.list': ({ nanda }) => nanda.connections.list(),
  'connections.get': ({ nanda }) => nanda.getConnection('conn_1'),
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
    for await (const { type } of nanda.executions.events('exec_1')) {
      if (type === 'input_required') return;
    }
  },
  'executions.input': ({ nanda }) =>
    nanda.executions.respond('exec_1', { key: 'input-2', result: { action: 'decline' } }),
  'batch.create': ({ nanda }) => nanda.batch([{ connectionId: 'conn_1', toolName: 'analyze' }]),
  'executions.get': ({ nanda }) => nanda.executions.get('exec_1'),
  'executions.cancel': ({ nanda }) => nanda.executions.cancel('exec_1'),
  'events.connections': async ({ proxy, connection }) => {
    const heard = new Promise<void>((resolve) => {
      const stop = connection.on('update', () => {
        stop();
        resolve();
      });
    });
    await proxy.whenListening();
    proxy.emit({ connectionId: connection.id });
    await heard;
  },
  'events.catalog': async ({ proxy, nanda }) => {
    void proxy
      .whenListening('events.catalog')
      .then(() => proxy.emit({ type: 'sync_started', registry: 'test' }));
    for await (const _ of nanda.registries.follow()) return;
  },
  'public.search': ({ discovery }) => discovery.search('coffee'),
  'public.list': ({ discovery }) => discovery.servers(),
  'public.get': ({ discovery }) => discovery.getServer('a'),
  'public.popular': ({ discovery }) => discovery.popular(),
  'public.connect': ({ discovery }) => discovery.connect('a'),
  'public.connections': ({ discovery }) => discovery.connections(),
  'public.disconnect': ({ discovery }) => discovery.disconnect('conn_2'),
  'public.call': ({ discovery }) => discovery.callTool('conn_2', 'analyze'),
  'public.tools': ({ discovery }) => discovery.listTools('conn_2'),
  'auth.register': ({ nanda }) =>
    nanda.auth.register({ email: 'b@example.test', password: 'a-long-password' }),
  'auth.challenge': ({ nanda }) => nanda.auth.challenge({ walletAddress: `0x${'a'.repeat(40)}` }),
  'auth.login': ({ nanda }) =>
    nanda.auth.login({ email: account.email, password: account.password }),
  'auth.refresh': ({ nanda }) => nanda.auth.refresh(),
  'auth.logout': ({ nanda }) => nanda.auth.logout(),
  'auth.session': ({ nanda }) => nanda.auth.getSession(),
  'apiKeys.list': ({ nanda }) => nanda.apiKeys.list(),
  'apiKeys.create': ({ nanda }) => nanda.apiKeys.create({ name: 'ci' }),
  'apiKeys.delete': ({ nanda }) => nanda.apiKeys.delete('key_1'),
  'accounts.list': ({ nanda }) => nanda.accounts.list({ limit: 1 }),
  'accounts.update': ({ nanda }) => nanda.accounts.update('user_1', { plan: 'pro' }),
  'webhooks.list': ({ nanda }) => nanda.webhooks.list(),
  'webhooks.create': ({ nanda }) => nanda.webhooks.create({ url: 'https://example.test/hook' }),
  'webhooks.delete': ({ nanda }) => nanda.webhooks.delete('webhook_1'),
  health: ({ nanda }) => nanda.health(),
};

/** What has to be there before. */
const preparations: Partial<Record<AnyOperationId, (sdk: Sdk) => Promise<unknown>>> = {
  'services.unregister': ({ nanda }) => nanda.services.register(registration),
  'apiKeys.delete': ({ nanda }) => nanda.apiKeys.create({ name: 'ci' }),
  'authorizations.get': ({ nanda }) => nanda.authorizations.create('a'),
  'authorizations.complete': ({ nanda }) => nanda.authorizations.create('a'),
  'authorizations.cancel': ({ nanda }) => nanda.authorizations.create('a'),
  'credentials.delete': ({ nanda }) =>
    nanda.connect('a', { auth: { type: 'bearer', token: 'token' }, remember: true }),
  'credentials.import': async ({ nanda, kept }) =>
    kept.push(await nanda.credentials.export({ passphrase })),
  'webhooks.delete': ({ nanda }) => nanda.webhooks.create({ url: 'https://example.test/hook' }),
};

const ids = Object.keys({ ...operationFacts, ...accountOperationFacts }) as AnyOperationId[];

test.each(ids)('%s is called by its method and path, once, and its answer is taken', async (id) => {
  const sdk = await setUp();
  await preparations[id]?.(sdk);
  const { length } = sdk.proxy.calls;
  await calls[id](sdk);
  expect(sdk.proxy.calls.slice(length).map(({ operation }) => operation)).toEqual([id]);
  await sdk.nanda.disconnect();
});

interface Sdk {
  readonly proxy: TestProxy;
  /** Of somebody who has signed in. */
  readonly nanda: NANDAClient;
  readonly connection: ServiceConnection;
  /** Of the local user, who has a connection of their own. */
  readonly discovery: NANDADiscovery;
  /** What a preparation leaves for its call. */
  readonly kept: CredentialExport[];
}

async function setUp(): Promise<Sdk> {
  const proxy = createTestProxy({
    accounts: [account],
    services: [
      {
        name: 'a',
        tools: { analyze: () => 'done', ask: (_, { ask }) => ask('elicitation') },
        resources: { 'file:///a': 'a' },
        prompts: { review: 'Review it.' },
      },
    ],
  });
  const nanda = new NANDAClient({ fetch: proxy.fetch, maxRetries: 0 });
  const { email, password } = account;
  await nanda.auth.login({ email, password });
  const connection = await nanda.connect('a', { clientCapabilities: ['elicitation'] });
  await connection.execute('ask').catch(() => undefined);
  const discovery = new NANDADiscovery({ fetch: proxy.fetch, maxRetries: 0 });
  await discovery.connect('a');
  return { proxy, nanda, connection, discovery, kept: [] };
}
