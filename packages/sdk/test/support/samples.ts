import type {
  BatchAnswer,
  CatalogEvent,
  Connection,
  ConnectionEvent,
  Execution,
  ExecutionEvent,
  InputRequest,
  RegistryStatus,
  SearchFacets,
  Service,
  ServiceHealth,
  ServiceRegistration,
  SessionTokens,
  ToolDefinition,
  ToolExecutionResponse,
  ToolMatch,
  ToolResult,
  User,
} from '@nanda/protocol';

const time = '2026-01-01T00:00:00.000Z';

const tool: ToolDefinition = { name: 'analyze', inputSchema: { type: 'object' } };

export const result: ToolResult = { content: [{ type: 'text', text: 'done' }] };

export const service: Service = {
  id: 'service-1',
  name: 'Coffee',
  description: 'A coffee shop',
  tags: ['coffee'],
  transports: ['http'],
  endpoints: [{ url: 'https://coffee.example/mcp', transport: 'http' }],
  auth: { type: 'none' },
  capabilities: ['tools'],
  protected: false,
  status: 'active',
  verified: false,
  popularity: { registry: 1 },
  source: { registry: 'file', id: 'service-1' },
  createdAt: time,
  updatedAt: time,
};

export const serviceHealth: ServiceHealth = { state: 'up', checkedAt: time, latency: 12 };

export const registration: ServiceRegistration = {
  name: 'Coffee',
  url: 'https://coffee.example/mcp',
  tags: ['coffee'],
};

export const toolMatch: ToolMatch = {
  name: 'analyze',
  service: { id: 'service-1', name: 'Coffee', verified: false },
};

export const registry: RegistryStatus = {
  name: 'file',
  type: 'file',
  state: 'fresh',
  services: 1,
  syncedAt: time,
  problems: [],
};

export function catalogEvent(changes: Partial<CatalogEvent> = {}): CatalogEvent {
  return { id: 'event-1', type: 'sync_started', timestamp: time, registry: 'file', ...changes };
}

export const connection: Connection = {
  id: 'connection-1',
  userId: null,
  serviceId: 'service-1',
  state: 'connected',
  transport: 'http',
  endpoint: 'https://coffee.example/mcp',
  metadata: {
    serviceName: 'Coffee',
    serviceVersion: '1.0.0',
    protocolVersion: '2025-06-18',
    capabilities: ['tools'],
    tools: [tool],
  },
  health: { lastPing: null, latency: null, errorRate: 0 },
  created: time,
  lastUsed: time,
};

export const execution: Execution = {
  id: 'execution-1',
  connectionId: 'connection-1',
  serviceId: 'service-1',
  toolName: 'analyze',
  state: 'completed',
  result,
  startedAt: time,
  endedAt: time,
};

const metadata = { executionTime: 5, retryCount: 0, cached: false };

export const executionResponse: ToolExecutionResponse = {
  requestId: 'execution-1',
  connectionId: 'connection-1',
  toolName: 'analyze',
  status: 'success',
  result,
  metadata,
};

export const inputRequest: InputRequest = {
  key: 'input-1',
  kind: 'elicitation',
  request: { mode: 'form', message: 'Which size?', requestedSchema: { type: 'object' } },
  createdAt: time,
  expiresAt: '2026-01-01T00:10:00.000Z',
};

export const waitingResponse: ToolExecutionResponse = {
  requestId: 'execution-1',
  connectionId: 'connection-1',
  toolName: 'analyze',
  status: 'input_required',
  inputRequests: [inputRequest],
  metadata,
};

export const batchAnswer: BatchAnswer = { ...executionResponse, index: 0 };

const base = { executionId: 'execution-1', timestamp: time };

export const executionEvents = {
  started: {
    ...base,
    id: 'event-1',
    seq: 1,
    type: 'started',
    connectionId: 'connection-1',
    toolName: 'analyze',
  },
  progress: { ...base, id: 'event-2', seq: 2, type: 'progress', progress: 1, total: 2 },
  inputRequired: {
    ...base,
    id: 'event-2',
    seq: 2,
    type: 'input_required',
    key: inputRequest.key,
    kind: inputRequest.kind,
    request: inputRequest.request,
    expiresAt: inputRequest.expiresAt,
  },
  result: { ...base, id: 'event-3', seq: 3, type: 'result', result, metadata },
  error: {
    ...base,
    id: 'event-3',
    seq: 3,
    type: 'error',
    error: { code: 'TOOL_TIMEOUT', message: 'It took too long.' },
    metadata,
  },
} as const satisfies Record<string, ExecutionEvent>;

export function connectionEvent(changes: Partial<ConnectionEvent> = {}): ConnectionEvent {
  return {
    id: 'event-1',
    type: 'update',
    timestamp: time,
    connectionId: connection.id,
    previousState: 'connected',
    connection: { ...connection, state: 'reconnecting' },
    ...changes,
  };
}

export const facets: SearchFacets = {
  category: [{ value: 'business', count: 1 }],
  tags: [],
  transport: [],
  auth: [],
  source: [],
  health: [],
  verified: [],
  protected: [],
};

export const walletAddress = `0x${'1a'.repeat(20)}`;

const user: User = { id: 'user-1', email: 'a@example.test', plan: 'free', createdAt: time };

export const tokens: SessionTokens = {
  accessToken: 'access-1',
  refreshToken: 'refresh-1',
  expiresIn: 900,
  user,
};
