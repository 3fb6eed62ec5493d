import type { McpEra } from '../../mcp-caller.js';
import type { McpNotification } from '../../mcp-message.js';
import {
  createFakeUpstream,
  type FakeUpstream,
  type FakeUpstreamOptions,
} from '../../testing/fake-upstream.js';
import type { BorrowedSession } from '../borrowed-session.js';
import type { ConnectRequest } from '../connect-service.js';
import type { ConnectionsOptions } from '../connections-options.js';
import type { LineRequest } from '../line-request.js';
import {
  adder,
  local,
  openConnections,
  type OpenConnections,
} from '../open-connections.fixture.js';

export interface OpenLinesOptions extends FakeUpstreamOptions {
  /** Whether the service is a local command. @default false */
  readonly isLocal?: boolean;
  readonly connections?: Partial<Omit<ConnectionsOptions, 'repository'>>;
  readonly connect?: Partial<ConnectRequest>;
}

/** An MCP client as the core knows it. */
export interface FakeClient {
  readonly line: LineRequest;
  /** What it was told beside its requests. */
  readonly told: readonly McpNotification[];
  borrow(options?: {
    readonly toolName?: string;
    readonly signal?: AbortSignal;
  }): Promise<BorrowedSession>;
  /** Makes one request, and says over which of all sessions it went: 0 is the connection's own. */
  call(): Promise<number>;
  end(): Promise<void>;
}

export interface ClientOptions {
  readonly capabilities?: Readonly<Record<string, unknown>>;
  /** The conversation; without it, requests stand alone. */
  readonly dialog?: string;
  readonly onRequest?: NonNullable<LineRequest['dialog']>['outlet']['onRequest'];
}

export interface OpenLines extends OpenConnections {
  readonly upstream: FakeUpstream;
  readonly id: string;
  client(era: McpEra, options?: ClientOptions): FakeClient;
}

/** A connection with a fake service, and MCP clients that use it. */
export async function openLines({
  isLocal = false,
  connections: options = {},
  connect = {},
  ...faked
}: OpenLinesOptions = {}): Promise<OpenLines> {
  const upstream = createFakeUpstream(faked);
  const record = { ...adder, trust: 'local-user' as const };
  const open = openConnections(upstream, {
    ...(isLocal && {
      services: {
        getRecord: async () => record,
        recordUse: async () => undefined,
        recordOutcome: async () => undefined,
      },
      readCommand: async () => ({ command: 'adder', args: [], env: {} }),
    }),
    ...options,
  });
  const { id } = await open.connections.connect({ serviceId: 'service-1', ...connect }, local);

  return {
    ...open,
    upstream,
    id,
    client(era, { capabilities = {}, dialog, onRequest } = {}) {
      const told: McpNotification[] = [];
      const outlet = {
        onNotification: (notification: McpNotification) => void told.push(notification),
        ...(onRequest !== undefined && { onRequest }),
      };
      const line: LineRequest = {
        era,
        caller: { clientInfo: { name: dialog ?? 'somebody', version: '1' }, capabilities },
        ...(dialog !== undefined && { dialog: { id: dialog, outlet } }),
      };
      const borrow: FakeClient['borrow'] = (request = {}) =>
        open.connections.borrow(id, local, { ...request, line });
      return {
        line,
        told,
        borrow,
        async call() {
          const borrowed = await borrow();
          borrowed.release({ kind: 'succeeded' });
          return upstream.fakes.findIndex(({ session }) => session === borrowed.session);
        },
        end: () => open.connections.endDialog(dialog ?? ''),
      };
    },
  };
}

/** The methods that a client was told of. */
export function methodsOf({ told }: Pick<FakeClient, 'told'>): string[] {
  return told.map(({ method }) => method.replace('notifications/', ''));
}
