import type {
  Completion,
  CompletionRequest,
  Connection,
  ConnectionEventType,
  ConnectionHealthReport,
  ConnectionMetrics,
  ConnectionState,
  ToolDefinition,
  ToolResult,
  ValidationReport,
} from '@nanda/protocol';
import type { RequestOptions } from './client-options.js';
import { describeExecution } from './describe-execution.js';
import { createExecutionError } from './errors/create-execution-error.js';
import { InputRequiredError } from './errors/input-required-error.js';
import { NotFoundError } from './errors/not-found-error.js';
import type { ConnectionFeed, ConnectionListener } from './events/connection-feed.js';
import { ConnectionListeners } from './events/connection-listeners.js';
import type { ExecuteOptions } from './execute-options.js';
import type { Requester } from './http/requester.js';
import type { Call, Transport } from './http/transport.js';
import { longestCall } from './longest-call.js';
import { ConnectionPrompts } from './resources/connection-prompts.js';
import { ConnectionResources } from './resources/connection-resources.js';
import { settleResult } from './settle-result.js';
import { ToolStream } from './streaming/tool-stream.js';

/** What a {@link ServiceConnection} is made of. */
export interface ServiceConnectionParts {
  readonly transport: Transport;
  readonly feed: ConnectionFeed;
  readonly data: Connection;
  /** The token of the anonymous client that owns the connection. */
  readonly clientToken: string | undefined;
  readonly onClose: () => void;
}

/** One open connection with a service. Made by `nanda.connect()` and `nanda.getConnection()`. */
export class ServiceConnection implements AsyncDisposable {
  /** What the service lets be read. */
  readonly resources: ConnectionResources;
  /** The prompts that it offers. */
  readonly prompts: ConnectionPrompts;

  readonly #parts: ServiceConnectionParts;
  readonly #listeners: ConnectionListeners;
  readonly #request: Requester = (id, call = {}) =>
    this.#parts.transport.request(id, this.#complete(call));
  #data: Connection;

  constructor(parts: ServiceConnectionParts) {
    this.#parts = parts;
    this.#data = parts.data;
    this.#listeners = new ConnectionListeners({
      connectionId: parts.data.id,
      feed: parts.feed,
      logger: parts.transport.logger,
      onEvent: ({ connection }) => (this.#data = connection),
    });
    this.resources = new ConnectionResources(this.#request);
    this.prompts = new ConnectionPrompts(this.#request);
  }

  get id(): string {
    return this.#data.id;
  }

  get serviceId(): string {
    return this.#data.serviceId;
  }

  /** As last heard of: when it was opened or refreshed, by an event that was listened for, or when it was closed. */
  get state(): ConnectionState {
    return this.#data.state;
  }

  /** All that is known of it, as last heard of. */
  get data(): Connection {
    return this.#data;
  }

  /** Lists the tools with the JSON Schemas of their parameters. */
  async tools(options?: RequestOptions): Promise<ToolDefinition[]> {
    const { data } = await this.#request('connections.tools', { options });
    return data;
  }

  /** Gets one tool. @throws NotFoundError */
  async tool(toolName: string, options?: RequestOptions): Promise<ToolDefinition> {
    const { data } = await this.#request('connections.tool', { params: { toolName }, options });
    return data;
  }

  /** Checks parameters against the schema of a tool; calls nothing. */
  async validate(
    toolName: string,
    parameters: Readonly<Record<string, unknown>> = {},
    options?: RequestOptions,
  ): Promise<ValidationReport> {
    const { data } = await this.#request('executions.validate', {
      params: { toolName },
      body: { parameters },
      options,
    });
    return data;
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
   * `clientCapabilities`: the call waits for the answer.
   *
   * @example
   * const { content } = await connection.execute('requestinfo', { category: 'premium' });
   */
  async execute(
    toolName: string,
    parameters: Readonly<Record<string, unknown>> = {},
    options: ExecuteOptions = {},
  ): Promise<ToolResult> {
    const call = describeExecution(toolName, {
      parameters,
      options,
      timeout: this.#parts.transport.timeout,
      // Nobody could ask for the result of a call whose key only this method knows.
      cancelOnDisconnect: options.idempotencyKey === undefined,
    });
    const { data } = await this.#request('executions.execute', {
      ...call,
      options: { ...options, timeout: longestCall },
    });
    if (data.error !== undefined) throw createExecutionError(data.error);
    if (data.status === 'input_required') {
      const { requestId: executionId, inputRequests = [] } = data;
      throw new InputRequiredError({ executionId, toolName, inputRequests });
    }
    return settleResult(data.result ?? { content: [] }, { toolName, options });
  }

  /**
   * Calls a tool and follows its events. Nothing is sent before the stream is iterated or its
   * `finalResult()` asked for. Leaving the loop, or aborting `signal`, ends the execution as well.
   *
   * @throws ConfigurationError for a `timeout` that is no whole number of milliseconds from 1.
   */
  stream(
    toolName: string,
    parameters: Readonly<Record<string, unknown>> = {},
    options: ExecuteOptions = {},
  ): ToolStream {
    const { transport, clientToken } = this.#parts;
    const { timeout } = transport;
    const call = describeExecution(toolName, { parameters, options, timeout });
    return new ToolStream({
      signal: options.signal,
      idleTimeout: transport.streamIdleTimeout,
      settle: (result) => settleResult(result, { toolName, options }),
      open: (signal, isWanted) =>
        transport.open(
          'executions.stream',
          this.#complete({ ...call, isWanted, options: { ...call.options, signal } }),
        ),
      cancel: async (executionId) => {
        await transport.request('executions.cancel', { params: { executionId }, clientToken });
      },
      onCancelFailure: (error) =>
        transport.logger.warn(`An execution may still run: ${String(error)}`),
    });
  }

  /**
   * Completes an argument of a prompt, or a variable of a resource template, as far as it has been typed.
   *
   * @example
   * const ref = { type: 'ref/prompt', name: 'review' } as const;
   * const { values } = await connection.complete({ ref, argument: { name: 'language', value: 'Ty' } });
   */
  async complete(request: CompletionRequest, options?: RequestOptions): Promise<Completion> {
    const { data } = await this.#request('completions.create', { body: request, options });
    return data;
  }

  /**
   * Opens a new session in place of the present one, asks for the tools again, and returns what is known
   * then, as `data` has it from now on.
   *
   * @param options `acceptTools`: what has changed of the tools is accepted, and `toolChanges` gone; false
   * where left out
   */
  async refresh({
    acceptTools,
    ...options
  }: RequestOptions & { readonly acceptTools?: boolean | undefined } = {}): Promise<Connection> {
    const { data } = await this.#request('connections.refresh', { body: { acceptTools }, options });
    this.#data = data;
    return data;
  }

  /** Looks how it is: a ping where it is open, latency, errors, the circuit breaker of its service. */
  async health(options?: RequestOptions): Promise<ConnectionHealthReport> {
    const { data } = await this.#request('connections.health', { options });
    return data;
  }

  /** Counts what it did since the proxy has had it. */
  async metrics(options?: RequestOptions): Promise<ConnectionMetrics> {
    const { data } = await this.#request('connections.metrics', { options });
    return data;
  }

  /**
   * Calls the listener with each change of the connection (`update`), with its end (`closed`), with its
   * failure (`error`), or with what the service tells of what it offers (`tools_changed`,
   * `resources_changed`, `prompts_changed`; `resource_updated` of a resource that was subscribed to). Keeps
   * an event stream open, one for all connections of the client, until the returned function is called or the
   * connection closed.
   *
   * Listeners are not awaited, and one that throws harms nobody else.
   */
  on(type: ConnectionEventType, listener: ConnectionListener): () => void {
    return this.#listeners.add(type, listener);
  }

  /** Closes the connection. One that is gone already is as good as closed. */
  async close(options?: RequestOptions): Promise<void> {
    const previousState = this.#data.state;
    try {
      const { data } = await this.#request('connections.delete', { options });
      this.#data = data;
    } catch (error) {
      if (!NotFoundError.isInstance(error)) throw error;
      this.#data = { ...this.#data, state: 'disconnected' };
    }
    this.#parts.onClose();
    this.#listeners.announceClosed({ connection: this.#data, previousState });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #complete(call: Call): Call {
    return {
      ...call,
      params: { connectionId: this.id, ...call.params },
      clientToken: this.#parts.clientToken,
    };
  }
}
