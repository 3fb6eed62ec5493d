import type { ToolDefinition } from '@nanda/protocol';
import type { McpNotification, McpRequest } from '../../mcp-message.js';
import type { McpClient, McpDialog } from '../mcp-endpoint.js';
import { createConnectionEndpoint } from '../service/create-connection-endpoint.js';
import type { ServicePolicy } from '../service/service-policy.js';
import { createFakeRelay, type FakeRelay, type FakeRelayOptions } from './fake-relay.fixture.js';
import { makeClient } from './make-client.fixture.js';

export interface OpenServiceOptions extends FakeRelayOptions {
  readonly client?: Partial<McpClient>;
  readonly policy?: ServicePolicy;
  readonly tools?: readonly ToolDefinition[];
}

export interface OpenService {
  readonly fake: FakeRelay;
  readonly dialog: McpDialog;
  /** What the client was told beside its requests. */
  readonly told: readonly McpNotification[];
  /** What it was asked beside its requests. */
  readonly asked: readonly McpRequest[];
}

/** A dialog of a client with the service of the connection `conn_1`. */
export function openService(options: OpenServiceOptions = {}): OpenService {
  const fake = createFakeRelay(options);
  const told: McpNotification[] = [];
  const asked: McpRequest[] = [];
  const endpoint = createConnectionEndpoint({
    relay: fake.relay,
    connections: { tools: async () => options.tools ?? [] },
    connectionId: 'conn_1',
    policy: options.policy,
  });
  const dialog = endpoint.open(makeClient(options.client), {
    notify: (notification) => told.push(notification),
    async ask(request) {
      asked.push(request);
      return { result: { action: 'accept' } };
    },
  });
  return { fake, dialog, told, asked };
}
