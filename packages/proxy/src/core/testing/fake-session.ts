import type { ToolDefinition, ToolResult } from '@nanda/protocol';
import type {
  OpenOptions,
  UpstreamAskRequest,
  UpstreamCallRequest,
  UpstreamClosed,
  UpstreamNotice,
  UpstreamSession,
} from '../connections/upstream-connector.js';
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
  readonly ping: (signal: AbortSignal) => Promise<void>;
  readonly subscriptions: Set<string>;
  readonly onLetGo: (how: { readonly isDetached: boolean }) => void;
}

/** One session of the fake upstream, and what a test does with it. */
export interface FakeSession {
  readonly session: UpstreamSession;
  readonly openOptions: OpenOptions;
  lose(reason: string): void;
  notify(notice: UpstreamNotice): void;
}

export function createFakeSession(options: FakeSessionOptions): FakeSession {
  const closedListeners = new Set<(closed: UpstreamClosed) => void>();
  const noticeListeners = new Set<(notice: UpstreamNotice) => void>();
  const underWay = new Set<(error: NandaError) => void>();
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
    session: {
      transport: options.transport,
      endpoint: options.endpoint,
      protocolVersion: '2025-11-25',
      serverInfo: { name: 'Fake', version: '1.0.0' },
      capabilities: options.capabilities,
      isResumed: options.isResumed,
      state: options.state,
      listTools: (signal) => whileOpen(() => options.listTools(signal)),
      callTool: (request) => whileOpen(() => options.callTool(request)),
      ask: (request) => whileOpen(() => options.ask(request)),
      ping: (signal) => whileOpen(() => options.ping(signal)),
      async subscribe(uri) {
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
  };
}

function lost({ isSent }: { readonly isSent: boolean }): NandaError {
  return new NandaError('UPSTREAM_LOST', 'The fake service is gone.', { retryable: !isSent });
}
