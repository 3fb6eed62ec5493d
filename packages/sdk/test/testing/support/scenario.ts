import type { Fetch, StoredCredential, StreamEvent, ToolStream } from '../../../src/index.js';
import {
  APIError,
  InputRequiredError,
  NANDAClient,
  NANDADiscovery,
  NandaError,
} from '../../../src/index.js';

/** What somebody sees who uses a proxy, step by step, without what differs from run to run. */
export async function runScenario(fetch: Fetch): Promise<Record<string, unknown>> {
  const following = Promise.withResolvers<void>();
  const nanda = new NANDAClient({
    maxRetries: 0,
    fetch: async (request) => {
      const response = await fetch(request);
      if (request.url.endsWith('/v2/events/connections')) following.resolve();
      return response;
    },
  });
  const seen: Record<string, unknown> = {};
  const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    seen[name] = await work().then(normalize, describeError);
  };

  await step('search', () => names(nanda.services.search({ query: 'coffee' })));
  await step('search in a category', () => names(nanda.services.search({ category: 'data' })));
  await step('search in vain', async () => {
    const page = await nanda.services.search({ query: 'unobtainium' });
    return [page.meta.total, page.hasNextPage()];
  });
  await step('list by name', () => names(nanda.services.list({ sort: 'name', limit: 2 })));
  await step('get an unknown service', () => nanda.services.get('none'));
  await step('tools of a service', () => nanda.services.getTools('weather'));
  await step('connect to an unknown service', () => nanda.connect('none'));

  const weather = await nanda.connect('weather', { name: 'mine' });
  await step('connection', async () => {
    const { state, name, userId, auth, metadata } = weather.data;
    return { state, name, userId, auth, tools: metadata.tools, service: metadata.serviceName };
  });
  await step('tools', () => weather.tools());
  await step('tool', () => weather.tool('getAlerts'));
  await step('unknown tool', () => weather.tool('none'));
  const newYork = { location: 'New York' };
  await step('execute', () => weather.execute('getCurrentWeather', newYork));
  await step('tool error', () => weather.execute('getAlerts', { region: 'Atlantis' }));
  await step('tool error thrown', () =>
    weather.execute('getAlerts', { region: 'Atlantis' }, { throwOnToolError: true }),
  );
  await step('missing parameter', () => weather.execute('getForecast'));
  await step('wrong parameters', () => weather.execute('getForecast', { location: '', days: 1.5 }));
  await step('validate', () => weather.validate('getForecast', { location: 3, days: 9 }));
  await step('validate what is well', () => weather.validate('getForecast', newYork));
  await step('execute an unknown tool', () => weather.execute('none'));
  await step('stream of an unknown tool', () => collect(weather.stream('none')));

  const key = { idempotencyKey: 'mine' };
  await step('key', () => weather.execute('getCurrentWeather', newYork, key));
  await step('key again', () => weather.execute('getCurrentWeather', newYork, key));
  await step('key with other parameters', () =>
    weather.execute('getCurrentWeather', { location: 'Rome' }, key),
  );
  await step('key that is too long', () =>
    weather.execute('getCurrentWeather', newYork, { idempotencyKey: 'k'.repeat(256) }),
  );
  await step('empty key', () =>
    weather.execute('getCurrentWeather', newYork, { idempotencyKey: '' }),
  );
  await step('history', async () => {
    const page = await nanda.executions.list({ connectionId: weather.id });
    return [...page].map(({ toolName, state }) => `${toolName} ${state}`);
  });
  await step('history of one', async () => {
    const [row] = await nanda.executions.list({ limit: 1 });
    const { toolName, state, parameters, result, metadata } = await nanda.executions.get(
      row?.id ?? '',
    );
    return {
      toolName,
      state,
      parameters,
      result,
      cached: metadata?.cached,
      row: Object.keys(row ?? {}).toSorted(),
    };
  });
  await step('unknown execution', () => nanda.executions.get(`exec_${'0'.repeat(32)}`));

  const analytics = await nanda.connect('analytics');
  const quick = { dataset: 'sales', durationMs: 0, steps: 2 };
  const stream = analytics.stream('analyze', quick);
  await step('stream', () => collect(stream));
  await step('result of the stream', () => stream.finalResult());
  await step('events once more', () => collect(nanda.executions.events(stream.executionId ?? '')));
  await step('stream with wrong parameters', () =>
    collect(analytics.stream('analyze', { steps: 0 })),
  );
  const left = analytics.stream('analyze', { dataset: 'sales', durationMs: 60_000, steps: 600 });
  await step('a loop that is left', async () => {
    for await (const event of left) if (event.type === 'log') break;
    return collect(nanda.executions.events(left.executionId ?? ''));
  });
  await step('what became of it', () => nanda.executions.get(left.executionId ?? ''));
  await step('cancelled again', () => nanda.executions.cancel(left.executionId ?? ''));
  await step('offers of a service without any', async () => [
    [...(await analytics.resources.list())],
    [...(await analytics.prompts.list())],
  ]);
  await step('metrics', async () => (await analytics.metrics()).calls);
  await step('health', async () => {
    const { state, status, circuit, consecutiveFailures } = await analytics.health();
    return { state, status, circuit, consecutiveFailures };
  });

  const auth = { type: 'bearer', token: 'a-token' } as const;
  await step('connection with credentials', async () => {
    const connection = await nanda.connect('coffee', { auth });
    const kept = await nanda.credentials.list();
    await connection.close();
    const rest = await nanda.credentials.list();
    return [connection.data.auth, kept.map(summarize), rest.map(summarize)];
  });
  await step('credentials that are not kept', async () => {
    await using connection = await nanda.connect('coffee', { auth, keep: false });
    return [connection.data.auth, (await nanda.credentials.list()).map(summarize)];
  });
  await step('credentials that are neither kept nor forgotten', () =>
    nanda.connect('coffee', { auth, keep: false, remember: true }),
  );
  await step('credentials that are remembered', async () => {
    await nanda.connect('coffee', { auth, remember: true });
    const again = await nanda.connect('coffee');
    return [again.data.auth, (await nanda.credentials.list()).map(summarize)];
  });
  await step('credentials taken elsewhere', async () => {
    const passphrase = 'a-long-passphrase';
    const file = await nanda.credentials.export({ passphrase });
    const [kept] = await nanda.credentials.list();
    await nanda.credentials.delete(kept?.id ?? '');
    const { length } = await nanda.credentials.list();
    const outcome = await nanda.credentials.import({ passphrase, export: file });
    return [length, outcome, (await nanda.credentials.list()).map(summarize)];
  });
  await step('credentials with a short passphrase', () =>
    nanda.credentials.export({ passphrase: 'short' }),
  );
  await step('unknown credentials', () => nanda.credentials.delete('cred_none'));
  await step('unknown authorization', () => nanda.authorizations.get('authz_none'));
  await step('authorization of an unknown service', () => nanda.authorizations.create('none'));
  await step('audit', async () => {
    const [latest] = await nanda.audit.list({ type: 'credential.imported', limit: 1 });
    return { type: latest?.type, outcome: latest?.outcome, actor: latest?.actor };
  });

  const clientCapabilities = ['elicitation', 'sampling'] as const;
  const interactive = await nanda.connect('interactive', { clientCapabilities });
  const asked: unknown = await interactive.execute('ask-form').catch((error: unknown) => error);
  await step('asks', async () => describeError(asked));
  const executionId = InputRequiredError.isInstance(asked) ? asked.executionId : '';
  const answer = (request: object) => async () => {
    const { inputRequests: [first] = [] } = await nanda.executions.get(executionId);
    return nanda.executions.respond(executionId, { key: first?.key ?? '', result: { ...request } });
  };
  await step('answered wrongly', answer({ action: 'accept', content: { name: 3 } }));
  await step('answered with nothing', answer({ action: 'accept' }));
  await step('answered', async () => {
    await answer({ action: 'accept', content: { name: 'Ada', size: 's' } })();
    return collect(nanda.executions.events(executionId));
  });
  await step('answered too late', answer({ action: 'decline' }));
  await step('declined', () => interactive.execute('ask-form', {}, { input: 'decline' }));
  await step('asks a model', async () => {
    const asking = interactive.stream('ask-model');
    const events: StreamEvent[] = [];
    for await (const event of asking) {
      events.push(event);
      if (event.type !== 'input_required') continue;
      const content = { type: 'text', text: 'Good.' };
      const result = { role: 'assistant', model: 'test', content };
      await nanda.executions.respond(event.executionId, { key: event.key, result });
    }
    return events.map(({ type }) => type);
  });

  const coffee = await nanda.connect('coffee');
  await step('resources', async () => [...(await coffee.resources.list())].map(({ uri }) => uri));
  await step('resource', async () => (await coffee.resources.read('coffee://menu/full')).contents);
  await step('unknown resource', () => coffee.resources.read('coffee://none'));

  const calls = [
    { connectionId: weather.id, toolName: 'getCurrentWeather', parameters: newYork, id: 'first' },
    { connectionId: weather.id, toolName: 'none' },
    { connectionId: 'conn_none', toolName: 'getAlerts' },
    { connectionId: interactive.id, toolName: 'ask-form' },
  ];
  await step('batch', async () => {
    const { answers, counts } = await nanda.batch(calls, { concurrency: 1 });
    const rows = answers.map(({ index, id, status, result, error }) => ({
      index,
      id,
      status,
      result,
      code: error?.code,
    }));
    return { counts, rows };
  });
  await step('batch stream', async () => {
    const indexes: number[] = [];
    for await (const { index } of nanda.batchStream(calls, { concurrency: 1 })) indexes.push(index);
    return indexes;
  });

  const events: string[] = [];
  const isBack = Promise.withResolvers<void>();
  const isClosed = Promise.withResolvers<void>();
  coffee.on('update', ({ previousState, connection: { state } }) => {
    events.push(`${previousState} ${state}`);
    if (state === 'connected') isBack.resolve();
  });
  coffee.on('closed', ({ previousState, connection: { state } }) => {
    events.push(`closed: ${previousState} ${state}`);
    isClosed.resolve();
  });
  await following.promise;
  await step('refresh', async () => (await coffee.refresh()).state);
  // What is still on its way when a connection is closed is not told any more.
  await isBack.promise;
  await step('close', () => coffee.close().then(() => coffee.state));
  await isClosed.promise;
  await step('events', async () => events);
  await step('execute on a closed connection', () => coffee.execute('getMenu'));
  await step('close again', () => nanda.connections.close(coffee.id));

  const discovery = new NANDADiscovery({ fetch, maxRetries: 0 });
  await step('public search', async () => {
    const { servers, total, page, pages } = await discovery.search('coffee');
    return { names: servers.map(({ name }) => name), total, page, pages };
  });
  await step('public connect', async () => {
    const { server_name, status, available_tools, connection_id } =
      await discovery.connect('coffee');
    const tools = await discovery.listTools(connection_id);
    const result = await discovery.callTool(connection_id, 'requestinfo', { category: 'premium' });
    return { server_name, status, available_tools, tools: tools.map(({ name }) => name), result };
  });
  await step('public call of nothing', () => discovery.callTool('conn_none', 'a'));
  await step('public get', async () => (await discovery.getServer('coffee')).name);
  await step('unknown path', () =>
    fetch(new Request('http://localhost:3000/v2/none')).then((response) => response.status),
  );
  await nanda.disconnect();
  return seen;
}

/** Where it is sent to differs from run to run. */
function summarize({ type, connectionId }: StoredCredential): unknown {
  return { type, isOfConnection: connectionId !== undefined };
}

async function names(list: AsyncIterable<{ readonly name: string }>): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of list) found.push(name);
  return found.toSorted();
}

async function collect(events: ToolStream | AsyncIterable<StreamEvent>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const event of events) found.push(event);
  return found;
}

/** What differs from run to run: ids, times, and the words of messages. */
const passing = new Set([
  'id',
  'executionId',
  'connectionId',
  'serviceId',
  'message',
  'timestamp',
  'startedAt',
  'endedAt',
  'createdAt',
  'expiresAt',
  'metadata',
  'key',
  '_meta',
]);

function normalize(value: unknown): unknown {
  if (value === undefined) return undefined;
  return JSON.parse(
    JSON.stringify(value, (name, member: unknown) =>
      passing.has(name) && typeof member !== 'number' && !isFault(member) ? undefined : member,
    ),
  );
}

function isFault(member: unknown): boolean {
  return typeof member === 'string' && member.startsWith('must ');
}

function describeError(error: unknown): unknown {
  if (!NandaError.isInstance(error)) throw error;
  const { name, code, status, isRetryable } = error;
  const details = APIError.isInstance(error) ? error.details?.['faults'] : undefined;
  const inputs = InputRequiredError.isInstance(error) ? error.inputRequests : undefined;
  return normalize({ name, code, status, isRetryable, details, inputs });
}
