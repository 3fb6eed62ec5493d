import type { ToolDefinition, ToolResult } from '@nanda/protocol';
import type {
  OpenOptions,
  UpstreamAskRequest,
  UpstreamCallRequest,
  UpstreamClosed,
  UpstreamFacts,
  UpstreamNotice,
  UpstreamOutlet,
  UpstreamRelayRequest,
  UpstreamSession,
} from '../connections/upstream-connector.js';
import type { McpAnswer, McpNotification, McpRequest } from '../mcp-message.js';
import { NandaError } from '../nanda-error.js';

export interface FakeSessionOptions {
  readonly transport: UpstreamSession['transport'];
  readonly endpoint: string;
  readonly capabilities: readonly string[];
  readonly state: string | undefined;
  readonly isResumed: boolean;
  readonly openOptions: OpenOptions;
  readonly listTools: (signal: AbortSignal) => Promise<readonly ToolDefinition[]>;
  readonly callTool: (request: UpstreamCallRequest) => Promise<ToolResult>;
  readonly ask: (request: UpstreamAskRequest) => Promise<Record<string, unknown>>;
  readonly relay: (request: UpstreamRelayRequest) => Promise<McpAnswer>;
  readonly facts: UpstreamFacts;
  readonly ping: (signal: AbortSignal) => Promise<void>;
  readonly subscribe: (uri: string) => Promise<void>;
  readonly subscriptions: Set<string>;
  readonly onLetGo: (how: { readonly isDetached: boolean }) => void;
}

/** One session of the fake upstream, and what a test does with it. */
export interface FakeSession {
  readonly session: UpstreamSession;
  readonly openOptions: OpenOptions;
  readonly isOpen: boolean;
  /** What MCP clients had handed on over this session. */
  readonly relayed: readonly UpstreamRelayRequest[];
  readonly notified: readonly McpNotification[];
  /** Where goes what it says beside any request; undefined where nobody listens. */
  readonly outlet: UpstreamOutlet | undefined;
  lose(reason: string): void;
  notify(notice: UpstreamNotice): void;
  /** Says something beside any request. */
  tell(notification: McpNotification): void;
  /** Asks something beside any request. */
  question(request: McpRequest): Promise<McpAnswer>;
}

export function createFakeSession(options: FakeSessionOptions): FakeSession {
  const closedListeners = new Set<(closed: UpstreamClosed) => void>();
  const noticeListeners = new Set<(notice: UpstreamNotice) => void>();
  const underWay = new Set<(error: NandaError) => void>();
  const relayed: UpstreamRelayRequest[] = [];
  const notified: McpNotification[] = [];
  let outlet: UpstreamOutlet | undefined;
  let isOpen = true;

  /** An answer, or a loss of the session if that comes first. */
  async function whileOpen<Value>(answer: () => Promise<Value>): Promise<Value> {
    if (!isOpen) throw lost({ isSent: false });
    const { promise, reject } = Promise.withResolvers<never>();
    underWay.add(reject);
    try {
      return await Promise.race([promise, answer()]);
    } finally {
      underWay.delete(reject);
    }
  }

  function end(): void {
    isOpen = false;
    for (const reject of underWay) reject(lost({ isSent: true }));
  }

  async function letGo(how: { readonly isDetached: boolean }): Promise<void> {
    if (!isOpen) return;
    end();
    options.onLetGo(how);
  }

  return {
    openOptions: options.openOptions,
    get isOpen() {
      return isOpen;
    },
    relayed,
    notified,
    get outlet() {
      return outlet;
    },
    session: {
      transport: options.transport,
      endpoint: options.endpoint,
      protocolVersion: options.facts.protocolVersion,
      serverInfo: { name: 'Fake', version: '1.0.0' },
      capabilities: options.capabilities,
      isResumed: options.isResumed,
      state: options.state,
      listTools: (signal) => whileOpen(() => options.listTools(signal)),
      callTool: (request) => whileOpen(() => options.callTool(request)),
      ask: (request) => whileOpen(() => options.ask(request)),
      facts: options.facts,
      async relay(request) {
        relayed.push(request);
        return whileOpen(() => options.relay(request));
      },
      async notify(notification) {
        notified.push(notification);
      },
      attach(next) {
        outlet = next;
      },
      ping: (signal) => whileOpen(() => options.ping(signal)),
      async subscribe(uri) {
        await options.subscribe(uri);
        options.subscriptions.add(uri);
      },
      async unsubscribe(uri) {
        options.subscriptions.delete(uri);
      },
      onNotice: (listener) => void noticeListeners.add(listener),
      onClosed: (listener) => void closedListeners.add(listener),
      close: () => letGo({ isDetached: false }),
      detach: () => letGo({ isDetached: true }),
    },
    lose(reason) {
      end();
      for (const listener of closedListeners) listener({ reason });
    },
    notify(notice) {
      for (const listener of noticeListeners) listener(notice);
    },
    tell: (notification) => outlet?.onNotification(notification),
    async question(request) {
      const { onRequest } = outlet ?? {};
      return onRequest?.(request) ?? { error: { code: -32601, message: 'Nobody is there.' } };
    },
  };
}

function lost({ isSent }: { readonly isSent: boolean }): NandaError {
  return new NandaError('UPSTREAM_LOST', 'The fake service is gone.', { retryable: !isSent });
}
