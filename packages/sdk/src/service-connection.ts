import type {
  Completion,
  CompletionRequest,
  Connection,
  ConnectionEvent,
  ConnectionEventType,
  ConnectionHealthReport,
  ConnectionMetrics,
  ConnectionState,
  ToolDefinition,
  ToolResult,
  ValidationReport,
} from '@nanda/protocol';
import type { APIPromise } from './api-promise.js';
import type { RequestOptions } from './client-options.js';
import { describeExecution } from './describe-execution.js';
import { createExecutionError } from './errors/create-execution-error.js';
import { InputRequiredError } from './errors/input-required-error.js';
import { NotFoundError } from './errors/not-found-error.js';
import type { ConnectionEventsOptions, ConnectionSource } from './events/connection-events.js';
import type { ConnectionListener } from './events/connection-listener.js';
import type { EventGate } from './events/event-gate.js';
import type { EventHub } from './events/event-hub.js';
import type { EventSubscription } from './events/event-subscription.js';
import { chooseEvmAuth, type ConnectionSigning } from './evm/choose-evm-auth.js';
import { isProofWanted } from './evm/is-proof-wanted.js';
import type { ExecuteOptions } from './execute-options.js';
import type { Call } from './http/call.js';
import { ReceivedAnswer } from './http/received-answer.js';
import type { Requester } from './http/requester.js';
import type { Transport } from './http/transport.js';
import { isIdempotentTool } from './is-idempotent-tool.js';
import { loadLater } from './load-later.js';
import { longestCall } from './longest-call.js';
import { ConnectionPrompts } from './resources/connection-prompts.js';
import { ConnectionResources } from './resources/connection-resources.js';
import { settleResult } from './settle-result.js';
import { createExecutionSource } from './streaming/create-execution-source.js';
import { ToolStream } from './streaming/tool-stream.js';
import type { AnyTools } from './typed/any-tools.js';
import { createToolCalls } from './typed/create-tool-calls.js';
import type { ToolArguments } from './typed/tool-arguments.js';
import type { ToolCalls } from './typed/tool-calls.js';
import type { ToolName } from './typed/tool-name.js';
import type { ToolOutput } from './typed/tool-output.js';
import type { TypedToolResult } from './typed/typed-tool-result.js';

/** What a {@link ServiceConnection} is made of. */
export interface ServiceConnectionParts {
  readonly transport: Transport;
  readonly gate: EventGate;
  readonly data: Connection;
  /** The token of the anonymous client that owns the connection. */
  readonly clientToken: string | undefined;
  /** What was said of signing when it was opened. */
  readonly signing?: ConnectionSigning | undefined;
  readonly onClose: () => void;
}

/** One open connection with a service. Made by `nanda.connect()` and `nanda.getConnection()`. */
export class ServiceConnection<Tools extends object = AnyTools> implements AsyncDisposable {
  /**
   * Its tools: called, lists them with the JSON Schemas of their parameters; a property of it calls the tool of
   * that name, as {@link execute} does.
   *
   * @example
   * for (const { name } of await connection.tools()) console.log(name);
   * const { content } = await connection.tools.requestinfo({ category: 'premium' });
   */
  readonly tools: ToolCalls<Tools>;
  /** What the service lets be read. */
  readonly resources: ConnectionResources;
  /** The prompts that it offers. */
  readonly prompts: ConnectionPrompts;

  readonly #parts: ServiceConnectionParts;
  readonly #request: Requester = (id, call = {}, read) =>
    this.#parts.transport.request(
      id,
      () => this.#complete(typeof call === 'function' ? call() : call),
      read,
    );
  #data: Connection;
  /** Where the events were when that was learnt: what they tell later is newer. */
  #position: number;

  constructor(parts: ServiceConnectionParts) {
    this.#parts = parts;
    this.#data = parts.data;
    this.#position = parts.gate.position;
    parts.gate.know(parts.clientToken);
    this.tools = createToolCalls<Tools>({
      isTool: (name) => this.data.metadata.tools.some((tool) => tool.name === name),
      list: (options) =>
        this.#request('connections.tools', { options }, ({ data }) => this.#learnTools(data)),
      execute: (toolName, call) => this.#execute(toolName, call),
    });
    this.resources = new ConnectionResources(this.#request);
    this.prompts = new ConnectionPrompts(this.#request);
    // Where Node prints it. Not as a method: a bundler cannot tell that such a name does no harm, and would keep the class.
    Object.defineProperty(this, Symbol.for('nodejs.util.inspect.custom'), {
      value: () => `ServiceConnection ${JSON.stringify(this)}`,
    });
  }

  /** Names it, for as long as it exists. */
  get id(): string {
    return this.#parts.data.id;
  }

  /** The service that it is with. */
  get serviceId(): string {
    return this.#parts.data.serviceId;
  }

  /** As last heard of: when it was opened or refreshed, by an event that was listened for, or when it was closed. */
  get state(): ConnectionState {
    return this.data.state;
  }

  /** All that is known of it, as last heard of. */
  get data(): Connection {
    const heard = this.#parts.gate.heard(this.id);
    if (heard !== undefined && heard.position > this.#position) {
      this.#data = heard.connection;
      this.#position = heard.position;
    }
    return this.#data;
  }

  /** Gets one tool. @throws NotFoundError */
  tool(toolName: ToolName<Tools>, options?: RequestOptions): APIPromise<ToolDefinition> {
    return this.#request('connections.tool', { params: { toolName }, options });
  }

  /** Checks parameters against the schema of a tool; calls nothing. */
  validate(
    toolName: ToolName<Tools>,
    parameters: Readonly<Record<string, unknown>> = {},
    options?: RequestOptions,
  ): APIPromise<ValidationReport> {
    return this.#request('executions.validate', {
      params: { toolName },
      body: { parameters },
      options,
    });
  }

  /**
   * Calls a tool and waits for its end. A tool that says of itself that it failed (`isError`) has a
   * result like any other, unless `throwOnToolError` is set.
   *
   * It is sent again only where it cannot have run, and always with the same idempotency key. An aborted
   * `signal` ends the wait at once and the call as well, unless it has an `idempotencyKey` of yours.
   *
   * @throws ConfigurationError for a `timeout` that is no whole number of milliseconds from 1.
   * @throws APIError for a call that could not be made or did not end well; InvalidParametersError
   * before anything is sent to the service.
   * @throws InputRequiredError when the tool asks for something, on a connection that was opened with
   * `clientCapabilities`, and has no `onInput`: the call waits for the answer.
   *
   * @example
   * const { content } = await connection.execute('requestinfo', { category: 'premium' });
   */
  execute<Name extends ToolName<Tools>>(
    toolName: Name,
    ...[parameters, options]: ToolArguments<Tools, Name>
  ): APIPromise<TypedToolResult<ToolOutput<Tools, Name>>> {
    return this.#execute(toolName, { parameters, options });
  }

  /**
   * Calls a tool and follows its events. Nothing is sent before the stream is iterated or its
   * `finalResult()` asked for. Leaving the loop, or aborting `signal`, ends the execution as well; a connection that
   * drops does not: the stream goes on after its last event.
   *
   * @throws ConfigurationError for a `timeout` or `resumeTimeout` that cannot be used.
   */
  stream<Name extends ToolName<Tools>>(
    toolName: Name,
    ...[parameters, options = {}]: ToolArguments<Tools, Name>
  ): ToolStream<ToolOutput<Tools, Name>> {
    const { timeout } = this.#parts.transport;
    const call = describeExecution(toolName, { parameters, options, timeout });
    return this.#follow({ call: this.#complete(call) }, { toolName, parameters, options });
  }

  /**
   * Completes an argument of a prompt, or a variable of a resource template, as far as it has been typed.
   *
   * @example
   * const ref = { type: 'ref/prompt', name: 'review' } as const;
   * const { values } = await connection.complete({ ref, argument: { name: 'language', value: 'Ty' } });
   */
  complete(request: CompletionRequest, options?: RequestOptions): APIPromise<Completion> {
    return this.#request('completions.create', { body: request, options });
  }

  /**
   * Opens a new session in place of the present one, asks for the tools again, and returns what is known
   * then, as `data` has it from now on.
   *
   * @param parameters `acceptTools`: what has changed of the tools is accepted, and `toolChanges` gone; false
   * where left out
   */
  refresh(
    { acceptTools }: { readonly acceptTools?: boolean | undefined } = {},
    options?: RequestOptions,
  ): APIPromise<Connection> {
    const call = { body: { acceptTools }, options };
    return this.#request('connections.refresh', call, ({ data }) => this.#learn(data));
  }

  /** Looks how it is: a ping where it is open, latency, errors, the circuit breaker of its service. */
  health(options?: RequestOptions): APIPromise<ConnectionHealthReport> {
    return this.#request('connections.health', { options });
  }

  /** Counts what it did since the proxy has had it. */
  metrics(options?: RequestOptions): APIPromise<ConnectionMetrics> {
    return this.#request('connections.metrics', { options });
  }

  /**
   * Calls the listener with each change of the connection (`update`), with its end (`closed`), with its
   * failure (`error`), or with what the service tells of what it offers (`tools_changed`,
   * `resources_changed`, `prompts_changed`; `resource_updated` of a resource that was subscribed to). All of the
   * client's connections share one WebSocket, until the returned function is called or the connection closed.
   *
   * Listeners are not awaited, and one that throws harms nobody else.
   */
  on(type: ConnectionEventType, listener: ConnectionListener): () => void {
    return this.#parts.gate.listen((hub) =>
      hub.connections.on(this.#source(hub), { type, listener }),
    );
  }

  /**
   * The same to loop over, until the connection is closed. Events are kept from this call on, before the loop
   * begins and while it is busy, 1,000 at most.
   *
   * @throws EventGapError in the loop where events were missed, unless there is an `onGap`.
   *
   * @example
   * for await (const { type, connection } of connection.events()) console.log(type, connection.state);
   */
  events(options: ConnectionEventsOptions = {}): EventSubscription<ConnectionEvent> {
    return this.#parts.gate.subscribe((hub) =>
      hub.connections.subscribe(this.#source(hub), options),
    );
  }

  /** Closes the connection. One that is gone already is as good as closed. */
  async close(options?: RequestOptions): Promise<void> {
    const previousState = this.state;
    try {
      this.#learn(await this.#request('connections.delete', { options }));
    } catch (error) {
      if (!NotFoundError.isInstance(error)) throw error;
      this.#learn({ ...this.data, state: 'disconnected' });
    }
    this.#parts.onClose();
    const end = { connection: this.#data, previousState };
    this.#parts.gate.tell((hub) => hub.connections.announceClosed(end));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** What a log needs to know of it. */
  toJSON(): Pick<Connection, 'id' | 'serviceId' | 'state' | 'transport'> {
    const { id, serviceId, state, transport } = this.data;
    return { id, serviceId, state, transport };
  }

  #execute<Output>(
    toolName: string,
    {
      parameters,
      options = {},
    }: { readonly parameters: unknown; readonly options: ExecuteOptions | undefined },
  ): APIPromise<TypedToolResult<Output>> {
    const scope = chooseEvmAuth(this.#parts, { parameters, ...options });
    const describe = (): Call => {
      const call: Call = {
        ...describeExecution(toolName, {
          parameters,
          options,
          timeout: this.#parts.transport.timeout,
          // Nobody could ask for the result of a call whose key only this method knows.
          cancelOnDisconnect: options.idempotencyKey === undefined,
        }),
        options: { ...options, timeout: longestCall },
        isIdempotent: isIdempotentTool(this.data, { toolName }),
      };
      if (scope === undefined) return call;
      const proving = { call: this.#complete(call), toolName, scope, signal: options.signal };
      return {
        ...call,
        reconsider: async (outcome) =>
          outcome instanceof ReceivedAnswer && isProofWanted(outcome.text)
            ? (await loadLater()).proveAnswer(outcome, proving)
            : undefined,
      };
    };
    return this.#request('executions.execute', describe, ({ data }) => {
      if (data.error !== undefined) throw createExecutionError(data.error);
      if (data.status === 'input_required') {
        const { requestId: executionId, inputRequests = [] } = data;
        if (options.onInput !== undefined) {
          return this.#follow<Output>(
            { executionId },
            { toolName, parameters, options },
          ).finalResult();
        }
        throw new InputRequiredError({ executionId, toolName, inputRequests });
      }
      const result = settleResult(data.result ?? { content: [] }, {
        toolName,
        isSigned: scope !== undefined,
        options,
      });
      return result as TypedToolResult<Output>;
    });
  }

  /** What an execution tells, of one that is to begin or of one that runs. */
  #follow<Output>(
    execution: { readonly call: Call } | { readonly executionId: string },
    {
      toolName,
      parameters,
      options,
    }: {
      readonly toolName: string;
      readonly parameters: unknown;
      readonly options: ExecuteOptions;
    },
  ): ToolStream<Output> {
    const { transport, clientToken } = this.#parts;
    const scope = chooseEvmAuth(this.#parts, { parameters, ...options });
    const settle = (result: ToolResult): ToolResult =>
      settleResult(result, { toolName, isSigned: scope !== undefined, options });
    const signing = scope && { scope, toolName };
    return new ToolStream(
      createExecutionSource({ ...execution, transport, clientToken, options, settle, signing }),
    );
  }

  #learn(data: Connection): Connection {
    this.#position = this.#parts.gate.position;
    this.#data = data;
    return data;
  }

  #learnTools(tools: ToolDefinition[]): ToolDefinition[] {
    this.#data = { ...this.data, metadata: { ...this.data.metadata, tools } };
    return tools;
  }

  #source(hub: EventHub): ConnectionSource {
    return { connectionId: this.id, channel: hub.channel(this.#parts.clientToken) };
  }

  #complete(call: Call): Call {
    return {
      ...call,
      params: { connectionId: this.id, ...call.params },
      clientToken: this.#parts.clientToken,
    };
  }
}
