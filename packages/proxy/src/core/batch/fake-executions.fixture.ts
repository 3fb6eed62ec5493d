import type { InputRequest, ToolResult } from '@nanda/protocol';
import type { CallRequest } from '../executions/call-request.js';
import type { ExecutionOutcome, ExecutionRecord } from '../executions/execution-record.js';
import type { Executions } from '../executions/executions.js';
import type { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';

/** Executions of which a test decides how they go, by the name of the tool. */
export interface FakeExecutions extends Pick<Executions, 'start'> {
  readonly started: readonly (CallRequest & { readonly principal: Principal })[];
  /** Tools whose calls run now. */
  readonly running: ReadonlySet<string>;
  /** What calls were cancelled with, by tool. */
  readonly cancelled: ReadonlyMap<string, NandaError>;
}

export interface FakeTools {
  /** A tool that is not here answers with its parameters. Fails with what its call ends with. */
  readonly [name: string]: () => Promise<ToolResult>;
}

export interface FakeExecutionsOptions {
  readonly onStart?: (request: CallRequest) => Promise<void> | void;
  /** What every call waits for, and goes on waiting for. */
  readonly inputRequests?: readonly InputRequest[];
}

export function createFakeExecutions(
  tools: FakeTools = {},
  { onStart, inputRequests = [] }: FakeExecutionsOptions = {},
): FakeExecutions {
  const started: (CallRequest & { principal: Principal })[] = [];
  const running = new Set<string>();
  const cancelled = new Map<string, NandaError>();

  function run({ connectionId, toolName, parameters }: CallRequest): ExecutionRecord {
    const { promise, resolve } = Promise.withResolvers<ExecutionOutcome>();
    const metadata = { executionTime: 1, retryCount: 0, cached: false };
    let outcome: ExecutionOutcome | undefined;
    const end = (next: ExecutionOutcome): void => {
      outcome ??= next;
      running.delete(toolName);
      resolve(outcome);
    };
    const fail = (kind: 'error' | 'cancelled', failure: NandaError): void => {
      const { code, message } = failure;
      end({ kind, error: { code, message }, failure, metadata });
    };
    running.add(toolName);
    const answering =
      tools[toolName]?.() ?? Promise.resolve({ content: [], structuredContent: parameters });
    answering.then(
      (result) => end({ kind: 'result', result, metadata }),
      (error: NandaError) => fail(error.code === 'CANCELLED' ? 'cancelled' : 'error', error),
    );
    return {
      id: `exec_${started.length}`,
      owner: { kind: 'local' },
      connectionId,
      serviceId: 's',
      toolName,
      startedAt: new Date().toISOString(),
      get state() {
        return outcome === undefined ? 'running' : 'completed';
      },
      inputRequests,
      parameters,
      metadata,
      async *follow() {},
      ended: promise,
      rested: async () => void (inputRequests.length > 0 || (await promise)),
      get outcome() {
        return outcome;
      },
      endedAt: undefined,
      respond: async () => undefined,
      cancel(reason) {
        cancelled.set(toolName, reason);
        fail('cancelled', reason);
      },
    };
  }

  return {
    started,
    running,
    cancelled,
    async start(request, principal) {
      started.push({ ...request, principal });
      await onStart?.(request);
      return run(request);
    },
  };
}
