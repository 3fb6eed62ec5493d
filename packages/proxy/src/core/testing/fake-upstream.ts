import type { ToolDefinition, ToolResult } from '@nanda/protocol';
import type {
  UpstreamCallRequest,
  UpstreamClosed,
  UpstreamConnector,
  UpstreamSession,
} from '../connections/upstream-connector.js';

export const fakeTool: ToolDefinition = {
  name: 'add',
  inputSchema: {
    type: 'object',
    properties: { a: { type: 'number' }, b: { type: 'number' } },
    required: ['a', 'b'],
    additionalProperties: false,
  },
};

/** What a test does with the other side. */
export interface FakeUpstream extends UpstreamConnector {
  /** Sessions that are open. */
  readonly sessions: ReadonlySet<UpstreamSession>;
  readonly opened: number;
  readonly calls: readonly UpstreamCallRequest[];
  /** Ends every session as if the service had died. */
  lose(reason: string): void;
}

export interface FakeUpstreamOptions {
  readonly onOpen?: (attempt: number, signal: AbortSignal) => Promise<void> | void;
  readonly onCall?: (request: UpstreamCallRequest) => Promise<ToolResult>;
}

/** The port in memory, for tests of the core alone. */
export function createFakeUpstream(options: FakeUpstreamOptions = {}): FakeUpstream {
  const sessions = new Map<UpstreamSession, (closed: UpstreamClosed) => void>();
  const calls: UpstreamCallRequest[] = [];
  let opened = 0;
  return {
    get sessions() {
      return new Set(sessions.keys());
    },
    get opened() {
      return opened;
    },
    calls,
    lose(reason) {
      const listeners = [...sessions.values()];
      sessions.clear();
      for (const listener of listeners) listener({ reason });
    },
    async open(target, { signal }) {
      opened += 1;
      await options.onOpen?.(opened, signal);
      const session: UpstreamSession = {
        transport: target.kind === 'stdio' ? 'stdio' : 'http',
        endpoint: target.kind === 'stdio' ? target.command : target.url,
        protocolVersion: '2025-11-25',
        serverInfo: { name: 'Fake', version: '1.0.0' },
        capabilities: ['tools'],
        listTools: async () => [fakeTool],
        async callTool(request) {
          calls.push(request);
          return options.onCall?.(request) ?? { content: [] };
        },
        onClosed(listener) {
          sessions.set(session, listener);
        },
        async close() {
          sessions.delete(session);
        },
      };
      sessions.set(session, () => undefined);
      return session;
    },
    close: async () => undefined,
  };
}
