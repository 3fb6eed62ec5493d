import type {
  ClientCapability,
  Execution as ExecutionData,
  ExecutionEvent,
  ExecutionMetadata,
  ExecutionState,
  InputRequest,
  OperationBody,
  ToolExecutionResponse,
  ToolResult,
} from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { Clock } from '../control/clock.js';
import type { KnownTool } from '../services/known-tool.js';
import { runTool } from '../services/run-tool.js';
import { toContent } from '../services/to-tool-result.js';
import type { ToolContext } from '../services/tool-context.js';
import { describeRefusal } from '../wire/describe-refusal.js';
import { Refusal } from '../wire/refusal.js';
import { completeQuestion } from './complete-question.js';
import type { ConnectionRecord } from './connection-record.js';
import { EventLog } from './event-log.js';
import { OpenInputs } from './open-inputs.js';
import { withoutProof } from './without-proof.js';

type EventContent = ExecutionEvent extends infer Event
  ? Event extends ExecutionEvent
    ? Omit<Event, 'id' | 'executionId' | 'seq' | 'timestamp'>
    : never
  : never;

type Outcome =
  | { readonly kind: 'result'; readonly result: ToolResult }
  | { readonly kind: 'error' | 'cancelled'; readonly refusal: Refusal };

const states = { result: 'completed', error: 'failed', cancelled: 'cancelled' } as const;

export interface ExecutionParts {
  readonly id: string;
  readonly clock: Clock;
  readonly connection: ConnectionRecord;
  readonly tool: KnownTool;
  readonly request: OperationBody<'executions.execute'>;
}

/** One call of a tool: what it tells, what it waits for, and how it ends. */
export class Execution {
  readonly id: string;
  readonly connection: ConnectionRecord;
  readonly #parts: ExecutionParts;
  readonly #log = new EventLog<ExecutionEvent>();
  readonly #inputs: OpenInputs;
  readonly #controller = new AbortController();
  readonly #resting = new Set<() => void>();
  readonly #started: number;
  #ended: number | undefined;
  #outcome: Outcome | undefined;
  #forgetAlarm: () => void = () => undefined;

  constructor(parts: ExecutionParts) {
    this.id = parts.id;
    this.connection = parts.connection;
    this.#parts = parts;
    this.#started = parts.clock.now();
    this.#inputs = new OpenInputs({
      clock: parts.clock,
      isDeclined: parts.request.options?.input === 'decline',
      onAsked: (input) => this.#asked(input),
      onSettled: () => this.#watch(),
    });
  }

  get toolName(): string {
    return this.#parts.tool.definition.name;
  }

  get parameters(): Readonly<Record<string, unknown>> {
    return this.#parts.request.parameters;
  }

  get startedAt(): string {
    return new Date(this.#started).toISOString();
  }

  get state(): ExecutionState {
    if (this.#outcome !== undefined) return states[this.#outcome.kind];
    return this.#inputs.requests.length > 0 ? 'input_required' : 'running';
  }

  /** Why it failed; undefined for one that runs or has a result. */
  get failure(): Refusal | undefined {
    return this.#outcome === undefined || this.#outcome.kind === 'result'
      ? undefined
      : this.#outcome.refusal;
  }

  start(): void {
    const { tool, connection } = this.#parts;
    connection.calls.total += 1;
    connection.calls.running += 1;
    this.#write({ type: 'started', connectionId: connection.data.id, toolName: this.toolName });
    this.#watch();
    const { parameters, auth } = this.#parts.request;
    const proof = auth?.type === 'signature' ? { __evmauth: auth.credentials } : {};
    const given = { ...parameters, ...proof };
    void runTool(tool, { parameters: given, context: this.#context() }).then(
      (result) => this.#end({ kind: 'result', result }),
      (error: unknown) => this.fail(error as Refusal),
    );
  }

  /** Ends it as one that failed. Does nothing when it is over. */
  fail(refusal: Refusal): void {
    this.#end({ kind: refusal.code === 'CANCELLED' ? 'cancelled' : 'error', refusal });
  }

  cancel(message: string): void {
    this.fail(new Refusal('CANCELLED', { message }));
  }

  /** Resolves when it has ended. @param until `rest`: also when it waits for its caller */
  async settled({ until }: { readonly until: 'end' | 'rest' }): Promise<void> {
    const isSettled = (): boolean =>
      this.#outcome !== undefined || (until === 'rest' && this.state === 'input_required');
    while (!isSettled()) await new Promise<void>((resolve) => this.#resting.add(resolve));
  }

  /** Answers what it has asked for. @throws Refusal VALIDATION_ERROR, INVALID_PARAMETERS */
  respond(answer: { readonly key: string; readonly result: Record<string, unknown> }): void {
    this.#inputs.answer(answer);
  }

  follow(place: {
    readonly after: number;
    readonly signal: AbortSignal;
  }): AsyncGenerator<ExecutionEvent, void, undefined> {
    return this.#log.follow(place);
  }

  /** What the contract says of it. */
  describe(): ExecutionData {
    const outcome = this.#outcome;
    const { requests } = this.#inputs;
    return {
      id: this.id,
      connectionId: this.connection.data.id,
      serviceId: this.connection.data.serviceId,
      toolName: this.toolName,
      state: this.state,
      parameters: withoutProof(this.parameters),
      ...(outcome?.kind === 'result' && { result: outcome.result }),
      ...(this.failure && { error: describeRefusal(this.failure) }),
      ...(requests.length > 0 && { inputRequests: requests }),
      ...(outcome !== undefined && { metadata: this.#metadata() }),
      startedAt: this.startedAt,
      ...(this.#ended !== undefined && { endedAt: new Date(this.#ended).toISOString() }),
    };
  }

  /** What the one who waits for it is told. */
  describeResponse(): ToolExecutionResponse {
    const outcome = this.#outcome;
    const { failure } = this;
    return {
      requestId: this.id,
      connectionId: this.connection.data.id,
      toolName: this.toolName,
      status: statusOf(outcome),
      ...(outcome?.kind === 'result' && { result: outcome.result }),
      ...(failure && { error: describeRefusal(failure) }),
      ...(outcome === undefined && { inputRequests: this.#inputs.requests }),
      metadata: this.#metadata(),
    };
  }

  #context(): ToolContext {
    const tell = (content: EventContent): void => {
      if (this.#outcome === undefined) this.#write(content);
    };
    return {
      executionId: this.id,
      connectionId: this.connection.data.id,
      signal: this.#controller.signal,
      progress: (progress, { total, message } = {}) => {
        tell({
          type: 'progress',
          progress,
          ...(total !== undefined && { total }),
          ...(message !== undefined && { message }),
        });
        this.#watch();
      },
      log: (data, { level = 'info', logger } = {}) =>
        tell({ type: 'log', level, ...(logger !== undefined && { logger }), data }),
      partial: (content) => tell({ type: 'partial', content: toContent(content) }),
      ask: (kind, request = {}) => this.#ask(kind, completeQuestion(kind, request)),
      fail: (code, failure) => {
        throw new Refusal(code, failure);
      },
    };
  }

  async #ask(
    kind: ClientCapability,
    request: Record<string, unknown>,
  ): Promise<Record<string, unknown>> {
    const { roots, data } = this.connection;
    if (kind === 'roots' && roots !== undefined) return { roots: [...roots] };
    if (data.clientCapabilities?.includes(kind) !== true) {
      throw new Error(
        `The caller cannot be asked for ${kind}: the connection was opened without it in \`clientCapabilities\`.`,
      );
    }
    return this.#inputs.ask({ kind, request });
  }

  /** Gives the key under which the question is answered. */
  #asked({ kind, request, expiresAt }: Omit<InputRequest, 'key'>): string {
    const key = `input-${this.#log.position + 1}`;
    this.#forgetAlarm();
    this.#write({ type: 'input_required', key, kind, request, expiresAt });
    queueMicrotask(() => this.#wake());
    return key;
  }

  /** The limit of silence begins anew; it stands still while somebody is asked. */
  #watch(): void {
    this.#forgetAlarm();
    if (this.#outcome !== undefined || this.#inputs.requests.length > 0) return;
    const { timeout = defaults.callTimeout } = this.#parts.request.options ?? {};
    const message = `"${this.toolName}" said nothing for ${timeout} ms.`;
    this.#forgetAlarm = this.#parts.clock.setAlarm(timeout, () =>
      this.fail(new Refusal('TOOL_TIMEOUT', { message, details: { timeout } })),
    );
  }

  #write(content: EventContent): void {
    const seq = this.#log.position + 1;
    const timestamp = this.#parts.clock.timestamp();
    this.#log.append({ id: `${this.id}.${seq}`, executionId: this.id, seq, timestamp, ...content });
  }

  #end(outcome: Outcome): void {
    if (this.#outcome !== undefined) return;
    this.#outcome = outcome;
    this.#ended = this.#parts.clock.now();
    this.#forgetAlarm();
    const { calls } = this.connection;
    calls.running -= 1;
    const metadata = this.#metadata();
    if (outcome.kind === 'result') {
      calls.succeeded += 1;
      this.#write({ type: 'result', result: outcome.result, metadata });
    } else {
      if (outcome.kind === 'error') calls.failed += 1;
      else calls.cancelled += 1;
      this.#write({ type: outcome.kind, error: describeRefusal(outcome.refusal), metadata });
      this.#controller.abort(outcome.refusal);
    }
    this.#log.end();
    this.#inputs.close();
    this.#wake();
  }

  #wake(): void {
    for (const resume of this.#resting) resume();
    this.#resting.clear();
  }

  #metadata(): ExecutionMetadata {
    const executionTime = (this.#ended ?? this.#parts.clock.now()) - this.#started;
    return { executionTime, retryCount: 0, cached: false };
  }
}

function statusOf(outcome: Outcome | undefined): ToolExecutionResponse['status'] {
  if (outcome === undefined) return 'input_required';
  if (outcome.kind === 'result') return 'success';
  if (outcome.kind === 'cancelled') return 'cancelled';
  return outcome.refusal.code === 'TOOL_TIMEOUT' ? 'timeout' : 'error';
}
