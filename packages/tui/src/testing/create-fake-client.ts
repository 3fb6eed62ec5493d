import {
  AbortError,
  type Connection,
  type Execution,
  type ExecutionEvent,
  type ToolResult,
} from '@nanda/sdk';
import type { Abortable, InteractiveClient } from '../client/interactive-client.js';
import { createFakeWatchers, type FakeWatchers } from './create-fake-watchers.js';
import { fakeAuthorization } from './fake-authorization.js';
import { fakeConnection } from './fake-connection.js';
import { fakeEvent } from './fake-event.js';
import { fakeExecution } from './fake-execution.js';
import { fakeNotFound } from './fake-not-found.js';
import { fakeService } from './fake-service.js';
import { fakeServicePage } from './fake-service-page.js';
import { fakeTool } from './fake-tool.js';

/** What a test may change of {@link createFakeClient}. */
export type FakeClientOptions = Partial<InteractiveClient>;

export interface FakeClient extends InteractiveClient {
  /** What was done: `search weather`, `connect svc_1`, `call getCurrentWeather {…}`, `disconnect conn_abc123`, … */
  readonly calls: string[];
  /** What changed nothing: `popular`, `service svc_1`, `tools conn_abc123`, `connections`, …, and `close`. */
  readonly reads: string[];
  /** Tells those who watch it, as the proxy would: `client.watchers.onConnection(…)`. */
  readonly watchers: FakeWatchers;
}

/**
 * The services of the documentation's session, with no network. It remembers connections and calls, and tells of the
 * connections that it opens and closes. A member that is overridden is neither recorded nor remembered.
 */
export function createFakeClient(overrides: FakeClientOptions = {}): FakeClient {
  const calls: string[] = [];
  const reads: string[] = [];
  const watchers = createFakeWatchers();
  const connections = new Map<string, Connection>();
  const executions = new Map<string, Execution>();
  const events = new Map<string, ExecutionEvent[]>();
  let opened = 0;
  const services = [
    fakeService(),
    fakeService({ id: 'svc_2', name: 'ClimateAPI', description: 'Historical climate data' }),
    fakeService({ id: 'svc_3', name: 'WeatherAlerts', description: 'Severe weather alerts' }),
  ];

  function learn(connection: Connection): Connection {
    connections.set(connection.id, connection);
    watchers.onConnection(connection);
    return connection;
  }

  function find<Value>(values: ReadonlyMap<string, Value>, id: string): Value {
    const value = values.get(id);
    if (value === undefined) throw fakeNotFound(id);
    return value;
  }

  const client: InteractiveClient = {
    async search({ text }) {
      calls.push(`search ${text}`);
      return fakeServicePage(services);
    },
    async popular() {
      reads.push('popular');
      return services;
    },
    async service(serviceId) {
      reads.push(`service ${serviceId}`);
      return find(new Map(services.map((service) => [service.id, service])), serviceId);
    },
    async serviceTools(serviceId) {
      reads.push(`serviceTools ${serviceId}`);
      return [fakeTool()];
    },
    async register({ name, url }) {
      calls.push(`register ${name} ${url}`);
      return fakeService({ id: 'registered-1', name });
    },

    async connections() {
      reads.push('connections');
      return [...connections.values()];
    },
    async connect({ serviceId, name }, options) {
      calls.push(`connect ${serviceId}`);
      refuseAborted(options);
      const known = services.find(({ id }) => id === serviceId);
      const id = `conn_abc${123 + opened}`;
      opened += 1;
      return learn(
        fakeConnection({
          id,
          serviceId,
          name,
          metadata: { serviceName: known?.name ?? serviceId },
        }),
      );
    },
    async authorize({ serviceId, onPage }, options) {
      calls.push(`authorize ${serviceId}`);
      refuseAborted(options);
      const authorization = fakeAuthorization({ serviceId });
      await onPage(authorization);
      return { ...authorization, state: 'authorized' };
    },
    async completeAuthorization({ authorizationId, redirectUrl }) {
      calls.push(`complete ${authorizationId} ${redirectUrl}`);
    },
    async cancelAuthorization(authorizationId) {
      calls.push(`cancel ${authorizationId}`);
    },
    async refresh({ connectionId, acceptTools = false }) {
      calls.push(`refresh ${connectionId}${acceptTools ? ' accepting tools' : ''}`);
      const { toolChanges, ...connection } = find(connections, connectionId);
      return learn(acceptTools ? connection : { ...connection, toolChanges });
    },
    async disconnect(connectionId) {
      calls.push(`disconnect ${connectionId}`);
      const connection = connections.get(connectionId);
      connections.delete(connectionId);
      if (connection) watchers.onConnection({ ...connection, state: 'disconnected' });
    },
    async tools(connectionId) {
      reads.push(`tools ${connectionId}`);
      return connections.get(connectionId)?.metadata.tools ?? [fakeTool()];
    },
    async resources(connectionId) {
      reads.push(`resources ${connectionId}`);
      return [{ uri: 'weather://stations', name: 'stations', mimeType: 'text/plain' }];
    },
    async readResource({ uri }) {
      calls.push(`read ${uri}`);
      return { contents: [{ uri, mimeType: 'text/plain', text: 'New York\nParis' }] };
    },
    async prompts(connectionId) {
      reads.push(`prompts ${connectionId}`);
      const place = { name: 'place', description: 'A city', required: true };
      return [{ name: 'packing', description: 'What to pack', arguments: [place] }];
    },
    async prompt({ name, arguments: values }) {
      calls.push(`prompt ${name} ${JSON.stringify(values)}`);
      const text = `What do I pack for ${values['place'] ?? 'a journey'}?`;
      return { messages: [{ role: 'user', content: { type: 'text', text } }] };
    },

    async call({ connectionId, tool: toolName, parameters, signal, onEvent }): Promise<ToolResult> {
      calls.push(`call ${toolName} ${JSON.stringify(parameters)}`);
      refuseAborted({ signal });
      const id = `exec_${executions.size + 1}`;
      const text = 'Temperature: 72°F\nConditions: Partly cloudy\nHumidity: 65%';
      const result = { content: [{ type: 'text', text }] };
      const execution = fakeExecution({ id, connectionId, toolName, parameters, result });
      executions.set(id, execution);
      const metadata = { executionTime: 120, retryCount: 0, cached: false };
      const told = [
        fakeEvent({ type: 'started', executionId: id, connectionId, toolName }),
        fakeEvent({ type: 'result', executionId: id, seq: 2, result, metadata }),
      ];
      events.set(id, told);
      for (const event of told) onEvent(event);
      return result;
    },
    async answer({ executionId, key, result }) {
      calls.push(`answer ${executionId} ${key} ${JSON.stringify(result)}`);
    },
    async executions({ isWaiting = false }) {
      reads.push(isWaiting ? 'executions waiting' : 'executions');
      const listed = [...executions.values()].toReversed().map(asListed);
      const waiting = listed.filter(({ state }) => state === 'input_required');
      return { executions: isWaiting ? waiting : listed, nextCursor: undefined };
    },
    async execution(executionId) {
      reads.push(`execution ${executionId}`);
      return find(executions, executionId);
    },
    async follow(executionId, { onEvent }) {
      reads.push(`follow ${executionId}`);
      for (const event of find(events, executionId)) onEvent(event);
    },

    watch: (watcher) => watchers.add(watcher),
    endpoint: { baseURL: 'http://localhost:3000', wantsToken: false },
    close: async () => void reads.push('close'),
  };
  return { ...client, ...overrides, calls, reads, watchers };
}

function asListed(execution: Execution): Execution {
  return { ...execution, parameters: undefined, result: undefined };
}

function refuseAborted({ signal }: Abortable): void {
  if (signal.aborted) throw new AbortError(signal.reason);
}
