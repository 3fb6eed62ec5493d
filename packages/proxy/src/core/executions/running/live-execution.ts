import type { ExecutionState, InputRequest, ToolDefinition } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type {
  UpstreamInputRequest,
  UpstreamLog,
  UpstreamProgress,
} from '../../connections/upstream-connector.js';
import type { NandaError } from '../../nanda-error.js';
import type { Principal } from '../../principal.js';
import type { ExecutionOutcome, ExecutionRecord } from '../execution-record.js';
import type { ExecutionRepository, StoredExecution } from '../execution-repository.js';
import type { ExecutionJournal } from '../keeping/execution-journal.js';
import { untilAborted } from '../../until-aborted.js';
import { parseStored } from '../parse-stored.js';
import { resultNotKept } from '../result-not-kept.js';
import { roughSize } from '../rough-size.js';
import { boundedLogData } from './bounded-log-data.js';
import type { CallClock } from './call-clock.js';
import { createExecutionScript } from './execution-script.js';
import { failedOutcome } from './failed-outcome.js';
import { ownNote } from './own-note.js';
import type { Parking } from './create-parking.js';
import { createParkedInputs } from './parked-inputs.js';
import { createResumePoint } from './resume-point.js';

export interface LiveExecutionOptions {
  readonly id: string;
  readonly owner: Principal;
  readonly connectionId: string;
  readonly serviceId: string;
  readonly tool: ToolDefinition;
  /** As they are kept. */
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
  /** The same as the JSON that an earlier process wrote. @default made of `parameters` */
  readonly keptParameters?: string | undefined;
  readonly idempotency: StoredExecution['idempotency'];
  /** RFC 3339. */
  readonly startedAt: string;
  /** The `seq` of the last event that an earlier process wrote. @default 0 */
  readonly lastSeq?: number | undefined;
  /** Where it is taken up, of one that an earlier process began. */
  readonly position?: string | undefined;
  readonly clock: CallClock;
  /** Milliseconds that a question waits for its answer. */
  readonly inputTimeout: number;
  /** Whether questions are declined at once. */
  readonly isInputDeclined: boolean;
  /** @throws NandaError for an answer that cannot be one */
  readonly checkAnswer: (
    request: InputRequest,
    result: Readonly<Record<string, unknown>>,
  ) => Promise<void>;
  /** Whether results are written down. */
  readonly areResultsKept: boolean;
  readonly parking: Parking;
  readonly journal: ExecutionJournal;
  readonly repository: Pick<ExecutionRepository, 'events'>;
}

/** An execution that runs in this process: what happens to it is told to it. */
export interface LiveExecution extends ExecutionRecord {
  /** Bytes that it holds, roughly; does not change once it has ended. */
  readonly size: number;
  /** Resolves once it has ended and been told, with whether all of it is in the store. */
  readonly written: Promise<boolean>;
  readonly isSuspended: boolean;
  /** Whether the same request, made once more, finds it. */
  readonly isKeyed: boolean;
  /** Whether the tool has asked its caller for anything. */
  readonly hasAsked: boolean;
  /** Where another process could take it up; undefined where none could. */
  readonly position: string | undefined;
  started(): void;
  progressed(progress: UpstreamProgress): void;
  logged(log: UpstreamLog): void;
  asked(request: UpstreamInputRequest): Promise<Record<string, unknown>>;
  /** See `UpstreamCallRequest.onPosition`. */
  reached(position: string): void;
  /** It is sent again. */
  retried(reason: string): void;
  end(outcome: ExecutionOutcome): void;
  /** This process lets go of it; it has not ended. */
  suspend(failure: NandaError): void;
}

/** Bytes of the largest result that is written down. */
const largestKept = defaults.maxResult;
/** Bytes of an execution beside its events and its result. */
const ownBytes = 2048;

const states = { result: 'completed', error: 'failed', cancelled: 'cancelled' } as const;

export function createLiveExecution(options: LiveExecutionOptions): LiveExecution {
  const { id, connectionId, parking, tool, clock, idempotency } = options;
  const startedTicks = performance.now();
  const { promise: ended, resolve: resolveEnded } = Promise.withResolvers<ExecutionOutcome>();
  const { promise: written, resolve: resolveWritten } = Promise.withResolvers<boolean>();
  const resting = new Set<() => void>();
  const resumePoint = createResumePoint(options.position);
  const keptParameters =
    options.keptParameters ?? (options.parameters && JSON.stringify(options.parameters));
  let outcome: ExecutionOutcome | undefined;
  let endedAt: string | undefined;
  let isSuspended = false;
  let resultSize = 0;
  let retryCount = 0;
  let hasAsked = false;

  const script = createExecutionScript({
    ...options,
    lastSeq: options.lastSeq ?? 0,
    snapshot,
    onEnded: ({ isWritten }) => resolveWritten(isWritten && isResultKept()),
    textOf(event) {
      if (event.type !== 'result' || isResultKept()) return JSON.stringify(event);
      const { result: _, type: __, ...others } = event;
      return JSON.stringify({ ...others, type: 'error', error: resultNotKept });
    },
  });

  const inputs = createParkedInputs({
    lifetime: options.inputTimeout,
    isDeclined: options.isInputDeclined,
    onAsked({ kind, request, expiresAt }) {
      const isFirst = inputs.requests.length === 0;
      if (isFirst && !parking.enter(connectionId)) return undefined;
      const key = `input-${script.seq + 1}`;
      const question = { type: 'input_required', key, kind, request, expiresAt } as const;
      if (!script.writeBounded(question)) {
        if (isFirst) parking.leave(connectionId);
        return undefined;
      }
      resumePoint.parked();
      queueMicrotask(rest);
      return key;
    },
    onSettled() {
      if (inputs.requests.length > 0) return;
      parking.leave(connectionId);
      if (isOver()) return;
      resumePoint.unparked();
      script.touch();
    },
  });

  function isOver(): boolean {
    return outcome !== undefined;
  }

  function isResultKept(): boolean {
    return outcome?.kind !== 'result' || (options.areResultsKept && resultSize <= largestKept);
  }

  function rest(): void {
    for (const resume of resting) resume();
    resting.clear();
  }

  function state(): ExecutionState {
    if (outcome !== undefined && !isSuspended) return states[outcome.kind];
    return inputs.requests.length > 0 ? 'input_required' : 'running';
  }

  function snapshot(): StoredExecution {
    const { position } = resumePoint;
    const error = isSuspended || outcome?.kind === 'result' ? undefined : outcome?.error;
    return {
      id,
      owner: options.owner,
      connectionId,
      serviceId: options.serviceId,
      toolName: tool.name,
      state: state(),
      startedAt: options.startedAt,
      ...(endedAt !== undefined && { endedAt, metadata: JSON.stringify(outcome?.metadata) }),
      ...(keptParameters !== undefined && { parameters: keptParameters }),
      ...(error !== undefined && { error: JSON.stringify(error) }),
      ...(idempotency !== undefined && { idempotency }),
      ...(position !== undefined && endedAt === undefined && { position }),
      lastSeq: script.seq,
    };
  }

  return {
    id,
    owner: options.owner,
    connectionId,
    serviceId: options.serviceId,
    toolName: tool.name,
    startedAt: options.startedAt,
    parameters: options.parameters ?? parseStored(options.keptParameters),
    ended,
    written,
    follow: script.follow,
    get state() {
      return state();
    },
    get inputRequests() {
      return inputs.requests;
    },
    get metadata() {
      if (outcome !== undefined) return outcome.metadata;
      const executionTime = Math.round(performance.now() - startedTicks);
      return { executionTime, retryCount, cached: false };
    },
    get size() {
      return ownBytes + script.bytes + resultSize;
    },
    isKeyed: idempotency !== undefined,
    get isSuspended() {
      return isSuspended;
    },
    get hasAsked() {
      return hasAsked;
    },
    get position() {
      return resumePoint.position;
    },
    get outcome() {
      return outcome;
    },
    get endedAt() {
      return endedAt;
    },
    async rested() {
      if (isOver() || inputs.requests.length > 0) return;
      await new Promise<void>((resolve) => resting.add(resolve));
    },
    async respond({ key, result }) {
      const request = inputs.requests.find((one) => one.key === key);
      if (request !== undefined) await options.checkAnswer(request, result);
      inputs.answer(key, result);
    },
    cancel: (reason) => clock.cancel(reason),
    started: () => script.write({ type: 'started', connectionId, toolName: tool.name }),
    progressed(progress) {
      if (!isOver()) script.writeBounded({ type: 'progress', ...progress });
    },
    logged(line) {
      if (isOver()) return;
      script.writeBounded({ type: 'log', ...line, data: boundedLogData(line.data) });
    },
    async asked(request) {
      // An answer from here would take the question from whoever takes the call up.
      if (isSuspended) return untilAborted(new Promise(() => undefined), request.signal);
      hasAsked = true;
      return inputs.ask(request);
    },
    reached(position) {
      // What comes now is told to nobody here: whoever takes it up must get it.
      if (!isOver()) resumePoint.reached(position);
    },
    retried(reason) {
      retryCount += 1;
      resumePoint.restarted();
      script.writeBounded(ownNote(`The call is sent again: ${reason}`));
    },
    end(how) {
      if (isOver()) return;
      outcome = how;
      endedAt = new Date().toISOString();
      clock.release();
      inputs.close();
      resultSize = roughSize(how.kind === 'result' ? how.result : how.error);
      const { metadata } = how;
      if (how.kind === 'result') script.write({ type: 'result', result: how.result, metadata });
      else script.write({ type: how.kind, error: how.error, metadata });
      resolveEnded(how);
      rest();
    },
    suspend(failure) {
      if (isOver()) return;
      const how = failedOutcome(failure, this);
      isSuspended = true;
      clock.release();
      outcome = how;
      script.touch();
      resolveEnded(outcome);
      rest();
    },
  };
}
