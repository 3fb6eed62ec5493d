import type { InputPolicy, ToolDefinition } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import { createExecutionId } from '../create-execution-id.js';
import type { Principal } from '../../principal.js';
import type { CallDesk } from '../call-desk.js';
import type { ExecutionRepository, StoredExecution } from '../execution-repository.js';
import type { HistorySettings } from '../history-settings.js';
import type { ExecutionJournal } from '../keeping/execution-journal.js';
import { redactParameters } from '../keeping/redact-parameters.js';
import { createCallClock, type CallClock } from './call-clock.js';
import { checkInputAnswer } from './check-input-answer.js';
import type { Parking } from './create-parking.js';
import { createLiveExecution, type LiveExecution } from './live-execution.js';

/** An execution and its time. */
export interface MadeExecution {
  readonly execution: LiveExecution;
  readonly clock: CallClock;
}

export interface NewExecution {
  readonly owner: Principal;
  readonly connectionId: string;
  readonly serviceId: string;
  readonly tool: ToolDefinition;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly idempotency: StoredExecution['idempotency'];
  /** Milliseconds without progress. @default 60_000 */
  readonly timeout: number | undefined;
  readonly input: InputPolicy | undefined;
}

/** Makes executions that are all kept in the same way. */
export interface ExecutionFactory {
  create(call: NewExecution): MadeExecution;
  /** One that an earlier process began. */
  restore(stored: StoredExecution): MadeExecution;
}

export interface ExecutionFactoryOptions {
  readonly desk: CallDesk;
  readonly journal: ExecutionJournal;
  readonly repository: ExecutionRepository;
  readonly history: HistorySettings;
  /** Milliseconds that a question of a tool waits for its answer. */
  readonly inputTimeout: number;
  readonly parking: Parking;
}

export function createExecutionFactory({
  desk,
  journal,
  repository,
  history,
  inputTimeout,
  parking,
}: ExecutionFactoryOptions): ExecutionFactory {
  const shared = {
    journal,
    repository,
    inputTimeout,
    parking,
    areResultsKept: history.results,
    checkAnswer: (request, result) => checkInputAnswer(request, { result, desk }),
  } satisfies Partial<Parameters<typeof createLiveExecution>[0]>;

  const createClock = (idle: number): CallClock =>
    createCallClock({ idle, total: defaults.maxCallTimeout });

  return {
    create({ timeout = defaults.callTimeout, input, ...call }) {
      const { parameters, tool } = call;
      const clock = createClock(timeout);
      const execution = createLiveExecution({
        ...shared,
        ...call,
        id: createExecutionId(),
        startedAt: new Date().toISOString(),
        parameters: redactParameters(parameters, {
          schema: tool.inputSchema,
          names: history.redact,
        }),
        isInputDeclined: input === 'decline',
        clock,
      });
      return { execution, clock };
    },
    restore(stored) {
      const clock = createClock(defaults.callTimeout);
      const execution = createLiveExecution({
        ...shared,
        ...stored,
        tool: { name: stored.toolName, inputSchema: {} },
        parameters: undefined,
        keptParameters: stored.parameters,
        idempotency: stored.idempotency,
        isInputDeclined: false,
        clock,
      });
      return { execution, clock };
    },
  };
}
