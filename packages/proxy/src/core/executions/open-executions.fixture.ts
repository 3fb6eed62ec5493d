import type { ExecutionEvent, ToolDefinition, ToolResult } from '@nanda/protocol';
import type { BorrowedSession, CallOutcome } from '../connections/borrowed-session.js';
import type {
  UpstreamCallRequest,
  UpstreamRelayRequest,
  UpstreamSession,
} from '../connections/upstream-connector.js';
import type { McpAnswer } from '../mcp-message.js';
import type { NandaError } from '../nanda-error.js';
import { createFakeUpstream, fakeTool, type FakeUpstream } from '../testing/fake-upstream.js';
import type { ExecutionRecord } from './execution-record.js';
import { createExecutions, type Executions, type ExecutionsOptions } from './executions.js';
import {
  createMemoryExecutionRepository,
  type MemoryExecutionRepository,
} from './memory-repository.fixture.js';

/** The use cases over a service that answers as a test wants. */
export interface OpenExecutions {
  readonly executions: Executions;
  readonly upstream: FakeUpstream;
  readonly repository: MemoryExecutionRepository;
  /** How each call was given back. */
  readonly outcomes: readonly CallOutcome[];
  /** `paused` and `resumed`, as they came. */
  readonly pauses: readonly string[];
}

export interface OpenExecutionsOptions extends Partial<Omit<ExecutionsOptions, 'repository'>> {
  readonly onCall?: (request: UpstreamCallRequest) => Promise<ToolResult>;
  /** What a relayed request answers. */
  readonly onRelay?: (request: UpstreamRelayRequest) => Promise<McpAnswer>;
  readonly tool?: ToolDefinition;
  readonly repository?: MemoryExecutionRepository;
  /** Whether sessions are ones of an earlier process. */
  readonly isResumed?: boolean;
  /** What a borrow fails with. */
  readonly borrowFailure?: NandaError;
  /** Resolves when a session may be had. */
  readonly opening?: Promise<void>;
}

export function openExecutions({
  onCall = async () => ({ content: [] }),
  onRelay = async () => ({ result: {} }),
  tool = fakeTool,
  repository = createMemoryExecutionRepository(),
  isResumed = false,
  borrowFailure,
  opening,
  ...options
}: OpenExecutionsOptions = {}): OpenExecutions {
  const upstream = createFakeUpstream({ onCall, onRelay });
  const outcomes: CallOutcome[] = [];
  const pauses: string[] = [];

  async function borrow(connectionId: string): Promise<BorrowedSession> {
    await opening;
    if (borrowFailure !== undefined) throw borrowFailure;
    const opened = await upstream.open(
      { kind: 'http', url: 'https://adder.example', addressPolicy: 'public' },
      { credentials: { type: 'none' }, signal: new AbortController().signal },
    );
    const session: UpstreamSession = { ...opened, isResumed };
    return {
      session,
      connectionId,
      serviceId: 's',
      endpoint: 'https://adder.example',
      tools: [tool],
      pause: () => void pauses.push('paused'),
      resume: () => void pauses.push('resumed'),
      release: (outcome) => void outcomes.push(outcome),
    };
  }

  const executions = createExecutions({
    connections: { borrow, takeOver: async () => undefined, checkTool: async () => undefined },
    repository,
    recordUse: async () => undefined,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    history: { age: 60_000, size: 1_000_000, results: true, redact: [] },
    inputTimeout: 5000,
    cacheTtl: 0,
    ...options,
  });
  return { executions, upstream, repository, outcomes, pauses };
}

/** A call that ends only when it is told to. */
export function untilAborted({ signal }: UpstreamCallRequest): Promise<ToolResult> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}

export async function eventsOf(
  record: Pick<ExecutionRecord, 'follow'>,
  after = 0,
): Promise<ExecutionEvent[]> {
  const { signal } = new AbortController();
  return Array.fromAsync(record.follow({ after, signal }));
}
