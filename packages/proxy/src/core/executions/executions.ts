import type {
  Execution,
  ExecutionEvent,
  InputAnswer,
  ToolDefinition,
  ValidationReport,
} from '@nanda/protocol';
import { checkPermission } from '../access/check-permission.js';
import type { BorrowedSession } from '../connections/borrowed-session.js';
import type { Connections } from '../connections/connections.js';
import { isObject } from '../is-object.js';
import type { Logger } from '../logger.js';
import type { McpAnswer } from '../mcp-message.js';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { reasonOf } from '../reason-of.js';
import { createResultCache } from './cache/result-cache.js';
import { createCallDesk, type PreparedCall } from './call-desk.js';
import type { CallRequest } from './call-request.js';
import { describeExecution } from './describe-execution.js';
import type { ExecutionRecord } from './execution-record.js';
import type { ExecutionRepository } from './execution-repository.js';
import type { HistorySettings } from './history-settings.js';
import { createExecutionArchive } from './keeping/execution-archive.js';
import { createExecutionJournal } from './keeping/execution-journal.js';
import { createExecutionStore } from './keeping/execution-store.js';
import { createIdempotentStarts, type Idempotency } from './keeping/idempotent-starts.js';
import {
  listExecutions,
  type ExecutionPage,
  type ExecutionQuery,
} from './keeping/list-executions.js';
import { createPruning } from './keeping/pruning.js';
import type { RelayedCall } from './relayed-call.js';
import { createParking } from './running/create-parking.js';
import { createExecutionFactory } from './running/execution-factory.js';
import type { LiveExecution } from './running/live-execution.js';
import { failedOutcome } from './running/failed-outcome.js';
import { createReplayBudget } from './running/replay-budget.js';
import { relayExecution } from './running/relay-execution.js';
import { resumeExecution } from './running/resume-execution.js';
import { runExecution } from './running/run-execution.js';

export interface ExecutionsOptions {
  readonly connections: Pick<Connections, 'borrow' | 'takeOver' | 'checkTool'>;
  readonly repository: ExecutionRepository;
  readonly recordUse: (use: {
    readonly serviceId: string;
    readonly kind: 'execution';
    readonly owner: Principal;
  }) => Promise<void>;
  readonly logger: Logger;
  readonly history: HistorySettings;
  /** Milliseconds that a question of a tool waits for its answer. */
  readonly inputTimeout: number;
  /** Milliseconds that a result of a tool that only reads may answer again; 0 never. */
  readonly cacheTtl: number;
}

/** The use cases of executions. What a caller does not own does not exist for it. */
export interface Executions {
  /** Checks everything that can be checked before anything is sent, then starts the call. */
  start(request: CallRequest, principal: Principal): Promise<ExecutionRecord>;
  /**
   * Hands a `tools/call` of an MCP client on and brings its answer as it came; it is an execution like any other. Nothing of it is
   * checked here but what holds for the connection: the service judges.
   *
   * @throws NandaError where there is no answer of the service
   */
  relay(call: RelayedCall, principal: Principal): Promise<McpAnswer>;
  validate(request: CallRequest, principal: Principal): Promise<ValidationReport>;
  get(id: string, principal: Principal): Promise<Execution>;
  /** @throws NandaError VALIDATION_ERROR for a cursor that is none */
  list(query: ExecutionQuery, principal: Principal): Promise<ExecutionPage>;
  /** Its events after a position (`seq`), also of one that an earlier process began. */
  follow(
    id: string,
    options: { readonly after: number; readonly signal: AbortSignal },
    principal: Principal,
  ): Promise<AsyncGenerator<ExecutionEvent, void, undefined>>;
  /** Answers what a running tool has asked for. */
  respond(id: string, answer: InputAnswer, principal: Principal): Promise<Execution>;
  /** Returns when it has ended; one that had ended before stays as it was. */
  cancel(id: string, principal: Principal): Promise<Execution>;
  /** Those that run and wait for nobody. */
  readonly running: number;
  /** Takes no new ones from now on; what runs goes on. */
  refuse(): void;
  /** Lets go of what another process can take up, cancels the rest, and returns when all of it is written. */
  close(): Promise<void>;
}

/** Running at the same time in one process. */
const maxRunning = 1024;
/** How long ended ones stay in memory (milliseconds), how many of one owner, and bytes of all. */
const keptFor = 5 * 60 * 1000;
const keptOfOwner = 100;
const keptBytes = 64 * 1024 * 1024;
/** Characters of a name of a tool that no service has. */
const maxName = 256;
/** Milliseconds between two looks for what processes have left that are gone. */
const takeOverInterval = 20_000;

export function createExecutions(options: ExecutionsOptions): Executions {
  const { repository, logger, history } = options;
  const desk = createCallDesk(options);
  const journal = createExecutionJournal({ repository, logger });
  const parking = createParking();
  const factory = createExecutionFactory({ ...options, desk, journal, parking });
  const budget = createReplayBudget();
  const cache = createResultCache({ readOnlyTtl: options.cacheTtl });
  const store = createExecutionStore<LiveExecution>({
    keptFor,
    keptOfOwner,
    maxBytes: keptBytes,
    onForgotten: (id) => idempotent.forget(id),
  });
  const archive = createExecutionArchive({
    repository,
    journal,
    findLive: store.get,
    restored: whenRestored,
  });
  const idempotent = createIdempotentStarts({
    isLive: (id) => store.get(id) !== undefined,
    findKept: archive.findByKey,
  });
  const pruning = createPruning({ repository, logger, ...history });
  let isClosing = false;
  let isRefusing = false;
  /** Calls that wait for their session. */
  let starting = 0;

  let restored: Promise<void> | undefined;
  // Whoever awaits it sees its failure; without this, a failure before that ends the process.
  whenRestored().catch(() => undefined);

  // A process that went silent, or one of another machine, is known to be gone only after a while.
  const looking = setInterval(() => {
    restore().catch((error: unknown) =>
      logger.warn('What other processes left could not be read', { reason: reasonOf(error) }),
    );
  }, takeOverInterval).unref();

  /** Where it failed, whoever asks next tries once more. */
  function whenRestored(): Promise<void> {
    restored ??= restore().catch((error: unknown) => {
      restored = undefined;
      throw error;
    });
    return restored;
  }

  /** What a process that is gone has left is taken up, or told to have ended. */
  async function restore(): Promise<void> {
    // Their connections first: a call goes on over the session that it had.
    await options.connections.takeOver();
    const left = await repository.takeOver();
    // The next process finds it as it was.
    if (isClosing) return;
    for (const stored of left) {
      const made = factory.restore(stored);
      store.add(made.execution);
      void resumeExecution(made, { position: stored.position, desk, budget });
    }
  }

  function countRunning(): number {
    return store.runningCount - parking.total + starting;
  }

  function checkRoom(): void {
    if (isClosing || isRefusing) throw overloaded('The proxy is closing. Try again.');
    if (countRunning() < maxRunning) return;
    throw overloaded(`There are ${maxRunning} calls under way. Try again when some have ended.`);
  }

  async function start(
    request: CallRequest,
    principal: Principal,
    idempotency?: Idempotency,
  ): Promise<ExecutionRecord> {
    checkRoom();
    starting += 1;
    try {
      const prepared = await desk.prepare(request, principal);
      if (isClosing) {
        prepared.borrowed.release({ kind: 'unused' });
        checkRoom();
      }
      return await begin(request, { principal, prepared, idempotency });
    } finally {
      starting -= 1;
    }
  }

  async function begin(
    request: CallRequest,
    { principal, prepared, idempotency }: Begin,
  ): Promise<ExecutionRecord> {
    const { connectionId, options: wanted = {} } = request;
    const { tool, borrowed, parameters, headers, isPersonal } = prepared;
    const { serviceId } = borrowed;
    const { execution, clock } = factory.create({
      owner: principal,
      connectionId,
      serviceId,
      tool,
      parameters,
      idempotency,
      timeout: wanted.timeout,
      input: wanted.input,
    });
    store.add(execution);
    execution.started();
    // A repeated request must find it, also in the next process; what is tied to its caller is not repeated.
    const isKept = idempotency === undefined || (await journal.flush());
    if (!isKept && wanted.cancelOnDisconnect !== true) {
      const failure = keyNotKept();
      borrowed.release({ kind: 'unused' });
      execution.end(failedOutcome(failure, execution));
      throw failure;
    }
    runExecution(execution, {
      tool,
      parameters,
      headers,
      clock,
      borrowed,
      borrow: (signal) => desk.borrow({ ...request, signal }, principal),
      retries: wanted.retries,
      budget,
      cache: wanted.cache === false || isPersonal ? undefined : cache,
    });
    void options.recordUse({ serviceId, kind: 'execution', owner: principal });
    return execution;
  }

  function borrowLine(
    { connectionId, toolName, line }: RelayedCall,
    { principal, signal }: { readonly principal: Principal; readonly signal: AbortSignal },
  ): Promise<BorrowedSession> {
    return options.connections.borrow(connectionId, principal, { toolName, line, signal });
  }

  async function prepareRelay(call: RelayedCall, principal: Principal): Promise<BorrowedSession> {
    checkRoom();
    starting += 1;
    try {
      const borrowed = await borrowLine(call, { principal, signal: call.signal });
      if (isClosing) {
        borrowed.release({ kind: 'unused' });
        checkRoom();
      }
      return borrowed;
    } finally {
      starting -= 1;
    }
  }

  /** For what is about an execution that is there already, and so borrows nothing. */
  async function authorise(
    { connectionId, toolName }: Pick<ExecutionRecord, 'connectionId' | 'toolName'>,
    principal: Principal,
  ): Promise<void> {
    checkPermission(principal, 'tools:call');
    await options.connections.checkTool(connectionId, principal, toolName);
  }

  return {
    async relay(call, principal) {
      checkPermission(principal, 'tools:call');
      const borrowed = await prepareRelay(call, principal);
      const { connectionId, toolName, params } = call;
      const { serviceId, tools } = borrowed;
      const { execution, clock } = factory.create({
        owner: principal,
        connectionId,
        serviceId,
        // Whether there is such a tool the service says.
        tool: tools.find(({ name }) => name === toolName) ?? unknownTool(toolName),
        parameters: isObject(params['arguments']) ? params['arguments'] : {},
        idempotency: undefined,
        timeout: undefined,
        input: undefined,
      });
      store.add(execution);
      execution.started();
      void options.recordUse({ serviceId, kind: 'execution', owner: principal });
      return relayExecution(execution, {
        call,
        clock,
        borrowed,
        borrow: (signal) => borrowLine(call, { principal, signal }),
        budget,
        parking,
        inputTimeout: options.inputTimeout,
      });
    },
    async start(request, principal) {
      checkPermission(principal, 'tools:call');
      const key = request.options?.idempotencyKey;
      if (key === undefined) return start(request, principal);
      // What another token of the same owner has begun with the key would be handed out unseen.
      if (principal.access !== undefined) await authorise(request, principal);
      return idempotent.start(request, {
        key,
        principal,
        begin: (idempotency, signal) => start({ ...request, signal }, principal, idempotency),
      });
    },
    validate: desk.validate,
    async get(id, principal) {
      return describeExecution(await archive.find(id, principal));
    },
    async list(query, principal) {
      await whenRestored();
      await journal.flush();
      return listExecutions(query, { principal, repository, find: store.get });
    },
    async follow(id, follow, principal) {
      return (await archive.find(id, principal)).follow(follow);
    },
    async respond(id, answer, principal) {
      const record = await archive.find(id, principal);
      await authorise(record, principal);
      await record.respond(answer);
      return describeExecution(record);
    },
    async cancel(id, principal) {
      const record = await archive.find(id, principal);
      await authorise(record, principal);
      if (record.outcome === undefined) {
        record.cancel(new NandaError('CANCELLED', 'The execution was cancelled by its owner.'));
        await record.ended;
      }
      return describeExecution(record);
    },
    get running() {
      return countRunning();
    },
    refuse() {
      isRefusing = true;
    },
    async close() {
      isClosing = true;
      clearInterval(looking);
      await restored?.catch(() => undefined);
      const all = store.running;
      for (const execution of all) {
        if (execution.position !== undefined) execution.suspend(suspended(execution));
        else
          execution.cancel(new NandaError('CANCELLED', 'The proxy was closed while the tool ran.'));
      }
      await Promise.all(all.map(({ ended }) => ended));
      await pruning.close();
      await journal.flush();
      store.close();
    },
  };
}

interface Begin {
  readonly principal: Principal;
  readonly prepared: PreparedCall;
  readonly idempotency: Idempotency | undefined;
}

/** It is written down as it was asked for, but not at any length. */
function unknownTool(name: string): ToolDefinition {
  return { name: name.slice(0, maxName), inputSchema: {} };
}

/** Whoever has no key would run the tool a second time by sending the call again. */
function suspended({ id, isKeyed }: LiveExecution): NandaError {
  return new NandaError(
    'OVERLOADED',
    `The proxy is being restarted; the tool runs on. Ask for the execution with GET /v2/executions/${id} in a moment.`,
    { retryAfter: 1, details: { executionId: id }, ...(!isKeyed && { retryable: false }) },
  );
}

function keyNotKept(): NandaError {
  return overloaded(
    'The proxy cannot write down the idempotency key, such as on a full disk, and might call the tool twice. ' +
      'Nothing was called. Make room for its data, or call without a key.',
  );
}

function overloaded(message: string): NandaError {
  return new NandaError('OVERLOADED', message, { retryAfter: 1 });
}
