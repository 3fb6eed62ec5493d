import type {
  Connection,
  ConnectionEvent,
  Prompt,
  Resource,
  ResourceTemplate,
  Service,
  ToolDefinition,
  ToolMatch,
} from '@nanda/protocol';
import { createEventLog } from '../../../events/event-log.js';
import type { LogFields } from '../../../logger.js';
import type { McpAnswer, McpNotification } from '../../../mcp-message.js';
import { NandaError } from '../../../nanda-error.js';
import type { OfferPlace } from '../../../offers/offers.js';
import type { Principal } from '../../../principal.js';
import { principalKey } from '../../../principal-key.js';
import { untilAborted } from '../../../until-aborted.js';
import type { AggregateView } from '../../aggregate-view.js';
import type { ClientRequest, McpClient, McpDialog } from '../../mcp-endpoint.js';
import {
  createFakeRelay,
  type FakeRelay,
  type FakeRelayOptions,
} from '../../testing/fake-relay.fixture.js';
import { makeClient } from '../../testing/make-client.fixture.js';
import { makeRequest } from '../../testing/make-request.fixture.js';
import { createAggregate, type Aggregate } from '../create-aggregate.js';
import type { AggregateCatalog, AggregateConnections } from '../dialog/aggregate-place.js';

const everything: AggregateView = { tools: 'all', names: 'prefixed', allow: [], deny: [] };

/** What a service offers beside its tools; a failure in place of a list is what asking for it gives. */
export interface FakeOffers {
  prompts?: Prompt[] | Error;
  resources?: Resource[] | Error;
  templates?: ResourceTemplate[] | Error;
}

export interface FakeConnection extends FakeOffers {
  readonly id: string;
  /** @default the local user */
  readonly owner?: Principal;
  name?: string;
  serviceName?: string;
  serviceId?: string;
  state?: Connection['state'];
  tools?: ToolDefinition[];
  capabilities?: string[];
  /** @default in the order of the list */
  created?: string;
}

export interface OpenAggregateOptions {
  readonly connections?: readonly FakeConnection[];
  readonly relay?: FakeRelayOptions;
  readonly services?: readonly Partial<Service>[];
  readonly matches?: readonly ToolMatch[];
  /** Lists that are never answered: `prompts <connection>`, … */
  readonly never?: readonly string[];
  /** What comes of `connect`. @default a connection like this is there */
  readonly connect?: (serviceId: string) => FakeConnection | Error;
}

export interface OpenAggregate {
  readonly aggregate: Aggregate;
  readonly fake: FakeRelay;
  /** How often each thing was asked: `tools <connection>`, `prompts <connection>`, … */
  readonly asked: string[];
  readonly connected: { readonly serviceId: string; readonly [member: string]: unknown }[];
  readonly log: (LogFields & { readonly message: string })[];
  readonly all: FakeConnection[];
  /** Adds or replaces a connection, and tells its owner. */
  put(connection: FakeConnection, type?: ConnectionEvent['type']): void;
  remove(id: string): void;
  /** A service tells of its lists. */
  say(id: string, type: ConnectionEvent['type']): void;
  open(client?: Partial<McpClient>, view?: Partial<AggregateView>): OpenDialog;
  readonly followers: number;
}

export interface OpenDialog {
  readonly dialog: McpDialog;
  /** What came beside answers. */
  readonly told: McpNotification[];
  ask(
    method: string,
    params?: Readonly<Record<string, unknown>>,
    members?: Partial<ClientRequest>,
  ): Promise<McpAnswer>;
  /** The result. @throws Error where it is refused */
  get(method: string, params?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  names(): Promise<string[]>;
}

export function makeTool(name: string, members: Partial<ToolDefinition> = {}): ToolDefinition {
  return { name, inputSchema: { type: 'object' }, ...members };
}

/** An aggregate over fakes. */
export function openAggregate(options: OpenAggregateOptions = {}): OpenAggregate {
  const all = [...(options.connections ?? [])];
  const asked: string[] = [];
  const log: OpenAggregate['log'] = [];
  const connected: OpenAggregate['connected'] = [];
  const fake = createFakeRelay(options.relay);
  const logs = new Map<string, ReturnType<typeof createEventLog<ConnectionEvent>>>();
  let followers = 0;
  const local: Principal = { kind: 'local' };

  const ownerOf = ({ owner }: FakeConnection): Principal => owner ?? local;
  const logOf = (principal: Principal) => {
    const key = principalKey(principal);
    const known = logs.get(key) ?? createEventLog<ConnectionEvent>({ limit: 500 });
    logs.set(key, known);
    return known;
  };

  function describe(fakeConnection: FakeConnection): Connection {
    const { id, name, serviceName = id, state = 'connected', tools = [] } = fakeConnection;
    const index = all.findIndex((each) => each.id === id);
    const created =
      fakeConnection.created ?? new Date(1_700_000_000_000 + index * 1000).toISOString();
    const isOpen = state === 'connected';
    return {
      id,
      userId: null,
      serviceId: fakeConnection.serviceId ?? `service-${id}`,
      ...(name !== undefined && { name }),
      state,
      transport: 'http',
      endpoint: 'https://service.example/mcp',
      metadata: {
        serviceName,
        serviceVersion: '1',
        protocolVersion: '2025-11-25',
        capabilities: isOpen
          ? (fakeConnection.capabilities ?? [
              'completions',
              'logging',
              'prompts',
              'resources',
              'tools',
            ])
          : [],
        tools: [...tools],
      },
      health: { lastPing: null, latency: null, errorRate: 0 },
      created,
      lastUsed: created,
    };
  }

  function publish(
    connection: FakeConnection,
    type: ConnectionEvent['type'],
    members: Partial<ConnectionEvent> = {},
  ): void {
    const events = logOf(ownerOf(connection));
    const told = describe(connection);
    events.append({
      id: `${events.position + 1}`,
      type,
      timestamp: told.created,
      connectionId: connection.id,
      previousState: told.state,
      connection: told,
      ...members,
    });
  }

  function find(id: string): FakeConnection {
    const found = all.find((each) => each.id === id);
    if (found === undefined) throw new NandaError('CONNECTION_NOT_FOUND', `No connection "${id}".`);
    return found;
  }

  async function list<Row>(
    kind: keyof FakeOffers,
    { connectionId: id, signal }: OfferPlace,
  ): Promise<{ rows: Row[] }> {
    asked.push(`${kind} ${id}`);
    if (options.never?.includes(`${kind} ${id}`) === true) {
      await untilAborted(new Promise<never>(() => undefined), signal);
    }
    const rows = find(id)[kind] ?? [];
    if (rows instanceof Error) throw rows;
    return { rows: rows as Row[] };
  }

  function remove(id: string): void {
    const gone = find(id);
    all.splice(all.indexOf(gone), 1);
    publish({ ...gone, state: 'disconnected' }, 'closed', { previousState: 'connected' });
  }

  function put(connection: FakeConnection, type: ConnectionEvent['type'] = 'update'): void {
    const index = all.findIndex(({ id }) => id === connection.id);
    if (index < 0) all.push(connection);
    else all[index] = connection;
    const previousState = type === 'update' ? 'reconnecting' : undefined;
    publish(connection, type, previousState && { previousState });
  }

  const connections: AggregateConnections = {
    async list(principal) {
      asked.push('connections');
      return all
        .filter((each) => principalKey(ownerOf(each)) === principalKey(principal))
        .map(describe);
    },
    async tools(id) {
      asked.push(`tools ${id}`);
      const connection = find(id);
      if (connection.state !== undefined && connection.state !== 'connected') {
        put({ ...connection, state: 'connected', tools: [makeTool('woken')] });
      }
      return find(id).tools ?? [];
    },
    async connect(request) {
      const { serviceId, name, clientCapabilities } = request;
      connected.push({ serviceId, ...(name !== undefined && { name }), clientCapabilities });
      const made = options.connect?.(request.serviceId) ?? {
        id: `conn-${all.length}`,
        serviceId: request.serviceId,
      };
      if (made instanceof Error) throw made;
      put(request.name === undefined ? made : { ...made, name: request.name });
      return describe(find(made.id));
    },
    async disconnect(id) {
      const gone = describe(find(id));
      remove(id);
      return gone;
    },
  };
  const services = (options.services ?? []).map(makeService);
  const catalog: AggregateCatalog = {
    async get(idOrName) {
      const service = services.find(({ id, name }) => id === idOrName || name === idOrName);
      if (service === undefined)
        throw new NandaError('SERVICE_NOT_FOUND', `There is no service "${idOrName}".`);
      return service;
    },
    search: async () => ({
      services,
      entries: [],
      meta: { total: services.length, limit: 10, offset: 0 } as never,
    }),
    searchTools: async () => [...(options.matches ?? [])],
  };
  const write = (message: string, fields?: LogFields): void =>
    void log.push({ message, ...fields });
  const aggregate = createAggregate({
    relay: fake.relay,
    connections,
    catalog,
    offers: {
      listPrompts: (_, place) => list('prompts', place),
      listResources: (_, place) => list('resources', place),
      listResourceTemplates: (_, place) => list('templates', place),
    },
    events: {
      async *follow(owner, { signal }) {
        followers += 1;
        try {
          const events = logOf(owner);
          yield* events.follow({ after: events.position, signal });
        } finally {
          followers -= 1;
        }
      },
    },
    logger: { debug: write, info: write, warn: write, error: write },
    version: '1.2.3',
    pause: 5,
  });

  return {
    aggregate,
    fake,
    asked,
    connected,
    log,
    all,
    put,
    remove,
    say: (id, type) => publish(find(id), type),
    get followers() {
      return followers;
    },
    open(client = {}, view = {}) {
      const told: McpNotification[] = [];
      const dialog = aggregate.endpoint({ ...everything, ...view }).open(makeClient(client), {
        notify: (notification) => told.push(notification),
        ask: async () => ({ result: { action: 'accept' } }),
      });
      const ask: OpenDialog['ask'] = (method, params = {}, members = {}) =>
        dialog.answer(makeRequest(method, params, members));
      const get: OpenDialog['get'] = async (method, params) => {
        const answer = await ask(method, params);
        if ('error' in answer) throw new Error(answer.error.message);
        return answer.result;
      };
      return {
        dialog,
        told,
        ask,
        get,
        async names() {
          const { tools } = await get('tools/list');
          return (tools as ToolDefinition[]).map(({ name }) => name);
        },
      };
    },
  };
}

function makeService(members: Partial<Service>): Service {
  return {
    id: 'service-1',
    name: 'Weather',
    description: '',
    tags: [],
    transports: ['http'],
    endpoints: [],
    auth: { type: 'none' },
    capabilities: [],
    protected: false,
    status: 'active',
    verified: false,
    popularity: { registry: 0 },
    source: { registry: 'test', id: 'service-1' },
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...members,
  };
}
