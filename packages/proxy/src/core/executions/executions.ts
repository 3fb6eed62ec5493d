import type { ToolDefinition, ToolExecutionOptions, ValidationReport } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { BorrowedSession, Connections } from '../connections/connections.js';
import type { Logger } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { principalKey } from '../principal-key.js';
import { reasonOf } from '../reason-of.js';
import type { ExecutionRecord } from './execution-record.js';
import { createExecutionStore } from './execution-store.js';
import { findTool } from './find-tool.js';
import { createIdempotentStarts } from './idempotent-starts.js';
import type { ParameterValidator } from './parameter-validator.js';
import { runExecution } from './run-execution.js';
import { untilAborted } from './until-aborted.js';

export interface ExecutionsOptions {
  readonly connections: Pick<Connections, 'borrow'>;
  readonly recordUse: (use: {
    readonly serviceId: string;
    readonly kind: 'execution';
    readonly owner: Principal;
  }) => Promise<void>;
  readonly logger: Logger;
}

export interface CallRequest {
  readonly connectionId: string;
  readonly toolName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly options?: ToolExecutionOptions | undefined;
  /**
   * Ends the wait for the session while the call has not begun; after that, `cancel()` ends it. With
   * an idempotency key, only when everybody who waits for the same call has gone.
   */
  readonly signal?: AbortSignal | undefined;
}

/** The use cases of executions. What a caller does not own does not exist for it. */
export interface Executions {
  /** Checks everything that can be checked before anything is sent, then starts the call. */
  start(request: CallRequest, principal: Principal): Promise<ExecutionRecord>;
  validate(request: CallRequest, principal: Principal): Promise<ValidationReport>;
  get(id: string, principal: Principal): ExecutionRecord;
  /** Returns when it has ended; one that had ended before stays as it was. */
  cancel(id: string, principal: Principal): Promise<ExecutionRecord>;
  /** Cancels what runs and returns when all of it has ended. */
  close(): Promise<void>;
}

/** Running at the same time in one process. */
const maxRunning = 256;
/** How long ended ones can still be looked at (milliseconds), how many of one owner, and bytes of all. */
const keptFor = 5 * 60 * 1000;
const keptOfOwner = 100;
const keptBytes = 64 * 1024 * 1024;

export function createExecutions(options: ExecutionsOptions): Executions {
  const idempotent = createIdempotentStarts();
  const store = createExecutionStore({
    keptFor,
    keptOfOwner,
    maxBytes: keptBytes,
    onForgotten: idempotent.forget,
  });
  let loadingValidator: Promise<ParameterValidator> | undefined;
  let isClosing = false;

  /** Calls that wait for their session. */
  let starting = 0;

  function find(id: string, principal: Principal): ExecutionRecord {
    const record = store.get(id);
    if (record === undefined || principalKey(record.owner) !== principalKey(principal)) {
      throw new NandaError(
        'EXECUTION_NOT_FOUND',
        `There is no execution "${id}". Ended ones are kept for ${keptFor / 60_000} minutes.`,
      );
    }
    return record;
  }

  /** The schema compiler is loaded by the first call: nothing else needs it. */
  function loadValidator(): Promise<ParameterValidator> {
    loadingValidator ??= import('./parameter-validator.js').then((module) =>
      module.createParameterValidator(options),
    );
    return loadingValidator;
  }

  /** The session of a call; one that comes after its caller has gone is given back. */
  async function borrow(
    { connectionId, signal }: CallRequest,
    principal: Principal,
  ): Promise<BorrowedSession> {
    const borrowing = options.connections.borrow(connectionId, principal);
    try {
      return await untilAborted(borrowing, { signal });
    } catch (error) {
      borrowing.then(
        (late) => late.release('unused'),
        () => undefined,
      );
      throw error;
    }
  }

  async function start(request: CallRequest, principal: Principal): Promise<ExecutionRecord> {
    if (isClosing) throw overloaded('The proxy is closing. Try again.');
    if (store.running.length + starting >= maxRunning) {
      throw overloaded(`There are ${maxRunning} calls under way. Try again when some have ended.`);
    }
    starting += 1;
    try {
      const borrowed = await borrow(request, principal);
      return await begin(request, { principal, borrowed });
    } finally {
      starting -= 1;
    }
  }

  async function begin(
    request: CallRequest,
    { principal, borrowed }: { readonly principal: Principal; readonly borrowed: BorrowedSession },
  ): Promise<ExecutionRecord> {
    const tool = await checkedTool(request, { borrowed });
    const record = runExecution({
      owner: principal,
      connectionId: request.connectionId,
      tool,
      parameters: request.parameters,
      borrowed,
      timeout: request.options?.timeout ?? defaults.callTimeout,
      maxTimeout: defaults.maxCallTimeout,
    });
    store.add(record);
    void options.recordUse({
      serviceId: borrowed.serviceId,
      kind: 'execution',
      owner: principal,
    });
    void record.ended.then((outcome) => {
      if (outcome.kind === 'result' || outcome.failure.cause === undefined) return;
      options.logger.warn('A call failed', {
        executionId: record.id,
        code: outcome.error.code,
        reason: reasonOf(outcome.failure.cause),
      });
    });
    return record;
  }

  return {
    async start(request, principal) {
      const key = request.options?.idempotencyKey;
      if (key === undefined) return start(request, principal);
      return idempotent.start(request, {
        key,
        principal,
        begin: (signal) => start({ ...request, signal }, principal),
      });
    },
    async validate(request, principal) {
      const borrowed = await borrow(request, principal);
      try {
        const validator = await loadValidator();
        const tool = findTool(request.toolName, { among: borrowed.tools });
        const { faults } = validator.check(tool, request);
        return { valid: faults.length === 0, faults: [...faults] };
      } finally {
        borrowed.release('unused');
      }
    },
    get: find,
    async cancel(id, principal) {
      const record = find(id, principal);
      record.cancel(new NandaError('CANCELLED', 'The execution was cancelled by its owner.'));
      await record.ended;
      return record;
    },
    async close() {
      isClosing = true;
      const all = store.running;
      for (const record of all) {
        record.cancel(new NandaError('CANCELLED', 'The proxy was closed while the tool ran.'));
      }
      await Promise.all(all.map(({ ended }) => ended));
      store.close();
    },
  };

  async function checkedTool(
    request: CallRequest,
    { borrowed }: { readonly borrowed: BorrowedSession },
  ): Promise<ToolDefinition> {
    try {
      const validator = await loadValidator();
      const tool = findTool(request.toolName, { among: borrowed.tools });
      const { faults, unreported } = validator.check(tool, request);
      if (isClosing) throw overloaded('The proxy is closing. Try again.');
      if (faults.length === 0) return await untilAborted(Promise.resolve(tool), request);
      const list = faults.map(({ path, message }) =>
        path === '' ? message : `${path} ${message}`,
      );
      if (unreported > 0) list.push(`and ${unreported} more`);
      throw new NandaError(
        'INVALID_PARAMETERS',
        `The parameters of "${tool.name}" are not valid: ${list.join('; ')}.`,
        { details: { faults, ...(unreported > 0 && { unreported }) } },
      );
    } catch (error) {
      borrowed.release('unused');
      throw error;
    }
  }
}

function overloaded(message: string): NandaError {
  return new NandaError('OVERLOADED', message, { retryAfter: 1 });
}
