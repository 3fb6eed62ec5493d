import type { OperationBody, OperationQuery, ValidationReport } from '@nanda/protocol';
import type { Clock } from '../control/clock.js';
import { checkParameters } from '../services/check-parameters.js';
import type { KnownTool } from '../services/known-tool.js';
import { requireValid } from '../services/require-valid.js';
import { Refusal } from '../wire/refusal.js';
import { canonicalJson } from './canonical-json.js';
import type { Caller } from './caller.js';
import type { ConnectionRecord } from './connection-record.js';
import type { Connections } from './connections.js';
import type { Ids } from './create-ids.js';
import { Execution } from './execution.js';
import { withoutProof } from './without-proof.js';

/** A call of a tool. */
export interface CallRequest extends OperationBody<'executions.execute'> {
  readonly connectionId: string;
  readonly toolName: string;
  /** Aborted when the caller has gone: cancels the call where its options say so. */
  readonly gone: AbortSignal;
}

/** The executions of a test proxy. What a caller does not own does not exist for it. */
export class Executions {
  readonly #connections: Connections;
  readonly #clock: Clock;
  readonly #ids: Ids;
  /** The newest last. */
  readonly #kept = new Map<string, Execution>();
  /** Repeated calls, by who made them of what, with which key. */
  readonly #keyed = new Map<string, Execution>();

  constructor({
    connections,
    clock,
    ids,
  }: {
    readonly connections: Connections;
    readonly clock: Clock;
    readonly ids: Ids;
  }) {
    this.#connections = connections;
    this.#clock = clock;
    this.#ids = ids;
  }

  /** @throws Refusal CONNECTION_NOT_FOUND, TOOL_NOT_FOUND, INVALID_PARAMETERS and more */
  start(request: CallRequest, caller: Caller): Execution {
    const { connectionId, toolName, parameters, auth, options, gone } = request;
    const key = options?.idempotencyKey;
    const scope = JSON.stringify([caller.key, connectionId, toolName, key]);
    const repeated = key === undefined ? undefined : this.#keyed.get(scope);
    // One that was certainly not made may be tried once more under its key.
    if (repeated !== undefined && repeated.failure?.retryable !== true) {
      if (canonicalJson(repeated.parameters) === canonicalJson(parameters)) return repeated;
      throw new Refusal('VALIDATION_ERROR', {
        message: `This idempotency key was used to call "${toolName}" with other parameters.`,
        details: { field: 'options.idempotencyKey', differs: ['parameters'] },
      });
    }
    const connection = this.#connections.use(connectionId, caller);
    const tool = findTool(connection, toolName);
    requireValid(withoutProof(parameters), {
      schema: tool.definition.inputSchema,
      subject: `of "${toolName}"`,
    });
    const execution = new Execution({
      id: this.#ids('exec'),
      clock: this.#clock,
      connection,
      tool,
      request: { parameters, auth, options },
    });
    this.#kept.set(execution.id, execution);
    if (key !== undefined) this.#keyed.set(scope, execution);
    execution.start();
    if (options?.cancelOnDisconnect === true) cancelWhenGone(execution, gone);
    return execution;
  }

  validate(request: Omit<CallRequest, 'gone'>, caller: Caller): ValidationReport {
    const connection = this.#connections.use(request.connectionId, caller);
    const { inputSchema: schema } = findTool(connection, request.toolName).definition;
    const faults = checkParameters(withoutProof(request.parameters), { schema });
    return { valid: faults.length === 0, faults };
  }

  /** @throws Refusal EXECUTION_NOT_FOUND */
  find(id: string, caller: Caller): Execution {
    const execution = this.#kept.get(id);
    if (execution?.connection.owner === caller.key) return execution;
    throw new Refusal('EXECUTION_NOT_FOUND', { message: `There is no execution "${id}".` });
  }

  /** The newest first. */
  list(query: Partial<OperationQuery<'executions.list'>>, caller: Caller): Execution[] {
    const { connectionId, serviceId, toolName, state, since, until } = query;
    return [...this.#kept.values()].toReversed().filter((execution) => {
      const { connection, startedAt } = execution;
      return (
        connection.owner === caller.key &&
        (connectionId === undefined || connection.data.id === connectionId) &&
        (serviceId === undefined || connection.data.serviceId === serviceId) &&
        (toolName === undefined || execution.toolName === toolName) &&
        (state === undefined || execution.state === state) &&
        (since === undefined || Date.parse(startedAt) >= Date.parse(since)) &&
        (until === undefined || Date.parse(startedAt) < Date.parse(until))
      );
    });
  }

  /** Ends what runs on the connections that fit. */
  fail(fits: (connection: ConnectionRecord) => boolean, refusal: Refusal): void {
    for (const execution of this.#kept.values()) {
      if (fits(execution.connection)) execution.fail(refusal);
    }
  }
}

function findTool({ service }: ConnectionRecord, name: string): KnownTool {
  const tool = service.tools.get(name);
  if (tool !== undefined) return tool;
  const names = [...service.tools.keys()];
  const list = names.map((known) => `"${known}"`).join(', ') || 'none';
  throw new Refusal('TOOL_NOT_FOUND', {
    message: `The service has no tool "${name}". It has: ${list}.`,
    details: { suggestions: names.slice(0, 3) },
  });
}

function cancelWhenGone(execution: Execution, gone: AbortSignal): void {
  const cancel = (): void => execution.cancel('The caller went away.');
  if (gone.aborted) cancel();
  gone.addEventListener('abort', cancel, { once: true });
  void execution.settled({ until: 'end' }).then(() => gone.removeEventListener('abort', cancel));
}
