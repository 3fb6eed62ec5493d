import { createExecutions, type Executions } from '../executions/executions.js';
import { createMemoryExecutionRepository } from '../executions/memory-repository.fixture.js';
import type { FakeClient } from '../connections/lines/open-lines.fixture.js';
import {
  openLines,
  type ClientOptions,
  type OpenLines,
  type OpenLinesOptions,
} from '../connections/lines/open-lines.fixture.js';
import { local } from '../connections/open-connections.fixture.js';
import type { McpEra } from '../mcp-caller.js';
import type { McpAnswer, McpNotification } from '../mcp-message.js';
import { createServiceRelay } from './create-service-relay.js';
import type { RelayRequest, RelayTarget, ServiceRelay } from './service-relay.js';

/** An MCP client whose requests are handed on. */
export interface RelayedClient extends FakeClient {
  readonly target: RelayTarget;
  /** What it was told in the course of its requests. */
  readonly noted: readonly McpNotification[];
  ask(
    method: string,
    params?: Readonly<Record<string, unknown>>,
    options?: Partial<RelayRequest>,
  ): Promise<McpAnswer>;
}

export interface OpenServiceRelay extends Omit<OpenLines, 'client'> {
  readonly relay: ServiceRelay;
  readonly executions: Executions;
  client(era: McpEra, options?: ClientOptions): RelayedClient;
  /** What was sent over each session, `method level-or-uri`. */
  sent(): string[][];
}

/** The relay over connections with a fake service. */
export async function openServiceRelay(options: OpenLinesOptions = {}): Promise<OpenServiceRelay> {
  const lines = await openLines(options);
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const executions = createExecutions({
    connections: lines.connections,
    repository: createMemoryExecutionRepository(),
    recordUse: async () => undefined,
    logger,
    history: { age: 60_000, size: 1_000_000, results: true, redact: [] },
    inputTimeout: 5000,
    cacheTtl: 0,
  });
  const relay = createServiceRelay({ connections: lines.connections, executions, logger });
  return {
    ...lines,
    relay,
    executions,
    sent: () =>
      lines.upstream.fakes.map(({ relayed }) =>
        relayed.map(({ method, params }) =>
          [method, params['level'] ?? params['uri']].filter(Boolean).join(' '),
        ),
      ),
    client(era, wanted) {
      const client = lines.client(era, wanted);
      const noted: McpNotification[] = [];
      const target = { connectionId: lines.id, principal: local, line: client.line };
      return {
        ...client,
        target,
        noted,
        ask: (method, params = {}, more = {}) =>
          relay.request({
            ...target,
            method,
            params,
            wantsProgress: false,
            signal: new AbortController().signal,
            onNotification: (notification) => void noted.push(notification),
            ...more,
          }),
      };
    },
    async close() {
      await executions.close();
      await lines.close();
    },
  };
}
