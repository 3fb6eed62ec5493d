import type { ToolDefinition, ToolExecutionOptions, ValidationReport } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { BorrowedSession, Connections } from '../connections/connections.js';
import type { Logger } from '../logger.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { principalKey } from '../principal-key.js';
import { reasonOf } from '../reason-of.js';
import type { ExecutionRecord } from './execution-record.js';
import { findTool } from './find-tool.js';
import type { ParameterValidator } from './parameter-validator.js';
import { runExecution } from './run-execution.js';

export interface ExecutionsOptions {
  readonly connections: Pick<Connections, 'borrow'>;
  readonly recordUse: (use: {
    readonly serviceId: string;
    readonly kind: 'execution';
  }) => Promise<void>;
  readonly logger: Logger;
}

export interface CallRequest {
  readonly connectionId: string;
  readonly toolName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly options?: ToolExecutionOptions | undefined;
}

/** The use cases of executions. What a caller does not own does not exist for it. */
export interface Executions {
  /** Checks everything that can be checked before anything is sent, then starts the call. */
  start(request: CallRequest, principal: Principal): Promise<ExecutionRecord>;
  validate(request: CallRequest, principal: Principal): Promise<ValidationReport>;
  get(id: string, principal: Principal): ExecutionRecord;
  /** Returns when it has ended; one that had ended before stays as it was. */
  cancel(id: string, principal: Principal): Promise<ExecutionRecord>;
  readonly running: number;
  /** Cancels what runs and returns when all of it has ended. */
  close(): Promise<void>;
}

/** Running at the same time in one process. */
const maxRunning = 256;
/** Ended ones that can still be looked at, and for how long (milliseconds). */
const keptEnded = 100;
const keptFor = 5 * 60 * 1000;

export function createExecutions(options: ExecutionsOptions): Executions {
  const executions = new Map<string, ExecutionRecord>();
  /** Kept as promises, so that two requests at the same moment start one execution. */
  const byIdempotencyKey = new Map<string, Promise<ExecutionRecord>>();
  /** Forgets the idempotency key of an execution. */
  const keysOf = new Map<string, () => void>();
  let loadingValidator: Promise<ParameterValidator> | undefined;
  let isClosing = false;

  const running = (): ExecutionRecord[] =>
    [...executions.values()].filter(({ outcome }) => outcome === undefined);

  function forgetOld(): void {
    const ended = [...executions.values()].filter(({ outcome }) => outcome !== undefined);
    const oldest = Date.now() - keptFor;
    for (const [index, { id, endedAt }] of ended.entries()) {
      const isSurplus = index < ended.length - keptEnded;
      if (!isSurplus && (endedAt?.getTime() ?? 0) >= oldest) continue;
      executions.delete(id);
      keysOf.get(id)?.();
      keysOf.delete(id);
    }
  }

  function find(id: string, principal: Principal): ExecutionRecord {
    const record = executions.get(id);
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

  /** A repeated key gives the same execution, for as long as that is kept. */
  function startOnce(key: string, begin: () => Promise<ExecutionRecord>): Promise<ExecutionRecord> {
    const known = byIdempotencyKey.get(key);
    if (known !== undefined) return known;
    const started = begin();
    byIdempotencyKey.set(key, started);
    const forget = (): void => void byIdempotencyKey.delete(key);
    started.then(({ id }) => keysOf.set(id, forget), forget);
    return started;
  }

  async function start(request: CallRequest, principal: Principal): Promise<ExecutionRecord> {
    if (isClosing) throw overloaded('The proxy is closing. Try again.');
    if (running().length >= maxRunning) {
      throw overloaded(`There are ${maxRunning} calls under way. Try again when some have ended.`);
    }
    const borrowed = await options.connections.borrow(request.connectionId, principal);
    const tool = await checkedTool(request, borrowed);
    const record = runExecution({
      owner: principal,
      connectionId: request.connectionId,
      tool,
      parameters: request.parameters,
      borrowed,
      timeout: request.options?.timeout ?? defaults.callTimeout,
      maxTimeout: defaults.maxCallTimeout,
    });
    executions.set(record.id, record);
    void options.recordUse({ serviceId: borrowed.serviceId, kind: 'execution' });
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
    start(request, principal) {
      forgetOld();
      const key = request.options?.idempotencyKey;
      if (key === undefined) return start(request, principal);
      const scope = [principalKey(principal), request.connectionId, request.toolName, key];
      return startOnce(JSON.stringify(scope), () => start(request, principal));
    },
    async validate(request, principal) {
      const borrowed = await options.connections.borrow(request.connectionId, principal);
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
    get running() {
      return running().length;
    },
    async close() {
      isClosing = true;
      const all = running();
      for (const record of all) {
        record.cancel(new NandaError('CANCELLED', 'The proxy was closed while the tool ran.'));
      }
      await Promise.all(all.map(({ ended }) => ended));
    },
  };

  async function checkedTool(
    request: CallRequest,
    borrowed: BorrowedSession,
  ): Promise<ToolDefinition> {
    try {
      const validator = await loadValidator();
      const tool = findTool(request.toolName, { among: borrowed.tools });
      const { faults, unreported } = validator.check(tool, request);
      if (faults.length === 0) return tool;
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
