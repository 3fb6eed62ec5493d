import type { ToolDefinition, ToolResult } from '@nanda/protocol';
import type {
  OpenOptions,
  UpstreamAskRequest,
  UpstreamCallRequest,
  UpstreamConnector,
  UpstreamNotice,
  UpstreamRelayRequest,
  UpstreamSession,
} from '../connections/upstream-connector.js';
import type { McpEra } from '../mcp-caller.js';
import type { McpAnswer } from '../mcp-message.js';
import { createFakeSession, type FakeSession } from './fake-session.js';

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
  /** All that were opened, in their order, and what a test does with each. */
  readonly fakes: readonly FakeSession[];
  /** With what each session was opened. */
  readonly openings: readonly OpenOptions[];
  readonly calls: readonly UpstreamCallRequest[];
  readonly asks: readonly UpstreamAskRequest[];
  readonly pings: number;
  readonly lists: number;
  /** Sessions that were let go of, and those of them without telling the service. */
  readonly letGo: number;
  readonly detached: number;
  /** What the service is asked to tell of. */
  readonly subscriptions: ReadonlySet<string>;
  /** What the next list of tools says. */
  tools: readonly ToolDefinition[];
  /** Ends every session as if the service had died: calls under way fail with UPSTREAM_LOST. */
  lose(reason: string): void;
  /** Every session tells this. */
  notify(notice: UpstreamNotice): void;
  /** Every session says a line on its stderr. */
  say(line: string): void;
}

export interface FakeUpstreamOptions {
  readonly onOpen?: (
    attempt: number,
    signal: AbortSignal,
    options: OpenOptions,
  ) => Promise<void> | void;
  /** What a call answers; it may report progress and ask for input, or never end (see `neverAnswer`). */
  readonly onCall?: (request: UpstreamCallRequest) => Promise<ToolResult>;
  readonly onAsk?: (request: UpstreamAskRequest) => Promise<Record<string, unknown>>;
  /** What a request answers that is handed on. @default an empty result */
  readonly onRelay?: (request: UpstreamRelayRequest) => Promise<McpAnswer>;
  /** What the service speaks, the first one where it is asked for another one. @default ['legacy'] */
  readonly eras?: readonly [McpEra, ...McpEra[]];
  /** May refuse. */
  readonly onSubscribe?: (uri: string) => Promise<void> | void;
  readonly onPing?: (count: number, signal: AbortSignal) => Promise<void> | void;
  readonly onListTools?: (count: number, signal: AbortSignal) => Promise<void> | void;
  /** Sessions have a `state`, `state-1` for the first one, and can be taken up with it. @default false */
  readonly isResumable?: boolean;
  /** What every session offers. @default ['tools'] */
  readonly capabilities?: readonly string[];
}

/** The port in memory, for tests of the core alone. */
export function createFakeUpstream(options: FakeUpstreamOptions = {}): FakeUpstream {
  const sessions = new Map<UpstreamSession, FakeSession>();
  const openings: OpenOptions[] = [];
  const counts = { opened: 0, pings: 0, lists: 0, letGo: 0, detached: 0 };
  const calls: UpstreamCallRequest[] = [];
  const asks: UpstreamAskRequest[] = [];
  const fakes: FakeSession[] = [];
  const subscriptions = new Set<string>();
  let tools: readonly ToolDefinition[] = [fakeTool];

  return {
    get sessions() {
      return new Set(sessions.keys());
    },
    get opened() {
      return counts.opened;
    },
    get pings() {
      return counts.pings;
    },
    get lists() {
      return counts.lists;
    },
    get letGo() {
      return counts.letGo;
    },
    get detached() {
      return counts.detached;
    },
    get tools() {
      return tools;
    },
    set tools(next) {
      tools = next;
    },
    fakes,
    openings,
    calls,
    asks,
    subscriptions,
    lose(reason) {
      const all = [...sessions.values()];
      sessions.clear();
      for (const session of all) session.lose(reason);
    },
    notify(notice) {
      for (const session of sessions.values()) session.notify(notice);
    },
    say(line) {
      for (const session of sessions.values()) session.openOptions.onErrorOutput?.(line);
    },
    async open(target, openOptions) {
      counts.opened += 1;
      openings.push(openOptions);
      await options.onOpen?.(counts.opened, openOptions.signal, openOptions);
      const resumed = options.isResumable === true ? openOptions.resume : undefined;
      const { era: wanted } = openOptions;
      const eras = options.eras ?? ['legacy'];
      const era = wanted !== undefined && eras.includes(wanted) ? wanted : eras[0];
      const capabilities = options.capabilities ?? ['tools'];
      const fake = createFakeSession({
        facts: {
          era,
          protocolVersion: era === 'modern' ? '2026-07-28' : '2025-11-25',
          serverInfo: { name: 'Fake', version: '1.0.0' },
          capabilities: Object.fromEntries(capabilities.map((name) => [name, {}])),
        },
        relay: async (request) => options.onRelay?.(request) ?? { result: {} },
        transport: target.kind === 'stdio' ? 'stdio' : (target.transport ?? 'http'),
        endpoint: target.kind === 'stdio' ? target.command : target.url,
        capabilities,
        state: options.isResumable === true ? (resumed ?? `state-${counts.opened}`) : undefined,
        isResumed: resumed !== undefined,
        openOptions,
        async listTools(signal) {
          counts.lists += 1;
          await options.onListTools?.(counts.lists, signal);
          return tools;
        },
        async callTool(request) {
          calls.push(request);
          return options.onCall?.(request) ?? { content: [] };
        },
        async ask(request) {
          asks.push(request);
          return options.onAsk?.(request) ?? {};
        },
        async ping(signal) {
          counts.pings += 1;
          await options.onPing?.(counts.pings, signal);
        },
        subscriptions,
        subscribe: async (uri) => options.onSubscribe?.(uri),
        onLetGo({ isDetached }) {
          counts.letGo += 1;
          if (isDetached) counts.detached += 1;
          sessions.delete(fake.session);
        },
      });
      sessions.set(fake.session, fake);
      fakes.push(fake);
      return fake.session;
    },
    close: async () => undefined,
  };
}
