import type {
  Connection,
  ConnectionEvent,
  ConnectionState,
  OperationId,
  ToolDefinition,
  ToolResult,
  ValidationReport,
} from '@nanda/protocol';
import { defaults, headers as names } from '@nanda/protocol/facts';
import type { RequestOptions } from './client-options.js';
import { checkNumber } from './config/check-number.js';
import { createExecutionError } from './errors/create-execution-error.js';
import { NotFoundError } from './errors/not-found-error.js';
import { ToolExecutionError } from './errors/tool-execution-error.js';
import type { ConnectionFeed } from './events/connection-feed.js';
import type { ExecuteOptions } from './execute-options.js';
import { createIdempotencyKey } from './http/create-idempotency-key.js';
import type { Answer } from './http/read-answer.js';
import type { Call, Transport } from './http/transport.js';
import { longestCall } from './longest-call.js';
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
  readonly #parts: ServiceConnectionParts;
  readonly #listeners = new Set<(event: ConnectionEvent) => void>();
  #data: Connection;

  constructor(parts: ServiceConnectionParts) {
    this.#parts = parts;
    this.#data = parts.data;
  }

  get id(): string {
    return this.#data.id;
  }

  get serviceId(): string {
    return this.#data.serviceId;
  }

  /** As last heard of: when it was opened, by an event that was listened for, or when it was closed. */
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
   *
   * @example
   * const { content } = await connection.execute('requestinfo', { category: 'premium' });
   */
  async execute(
    toolName: string,
    parameters: Readonly<Record<string, unknown>> = {},
    options: ExecuteOptions = {},
  ): Promise<ToolResult> {
    const call = this.#describeExecution(toolName, {
      parameters,
      options,
      // Nobody could ask for the result of a call whose key only this method knows.
      cancelOnDisconnect: options.idempotencyKey === undefined,
    });
    const { data } = await this.#request('executions.execute', {
      ...call,
      options: { ...options, timeout: longestCall },
    });
    if (data.error !== undefined) throw createExecutionError(data.error);
    return settle(data.result ?? { content: [] }, { toolName, options });
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
    const call = this.#describeExecution(toolName, { parameters, options });
    return new ToolStream({
      signal: options.signal,
      idleTimeout: transport.streamIdleTimeout,
      settle: (result) => settle(result, { toolName, options }),
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
   * Calls the listener with each change of the connection (`update`), with its end (`closed`), or with
   * its failure (`error`). Keeps an event stream open, one for all connections of the client, until the
   * returned function is called or the connection closed.
   *
   * Listeners are not awaited, and one that throws harms nobody else.
   */
  on(type: ConnectionEvent['type'], listener: (event: ConnectionEvent) => void): () => void {
    const { feed, transport } = this.#parts;
    const deliver = (event: ConnectionEvent): void => {
      this.#data = event.connection;
      // Nothing comes after it: let the event stream go, and do not tell it twice.
      if (event.type === 'closed') stop();
      if (event.type !== type) return;
      // An async function is a listener too: its rejection is as much its own as an error that it throws.
      void (async () => listener(event))().catch((error: unknown) => {
        transport.logger.error(`A listener of "${type}" failed: ${String(error)}`);
      });
    };
    const unsubscribe = feed.subscribe(this.id, deliver);
    const stop = (): void => {
      this.#listeners.delete(deliver);
      unsubscribe();
    };
    this.#listeners.add(deliver);
    return stop;
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
    this.#announceClosed(previousState);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Tells listeners at once, and lets the event stream go, rather than wait for the server to say it. */
  #announceClosed(previousState: ConnectionState): void {
    const event: ConnectionEvent = {
      id: createIdempotencyKey(),
      type: 'closed',
      timestamp: new Date().toISOString(),
      connectionId: this.id,
      previousState,
      connection: this.#data,
    };
    for (const deliver of this.#listeners) deliver(event);
  }

  #request<Id extends OperationId>(id: Id, call: Call): Promise<Answer<Id>> {
    return this.#parts.transport.request(id, this.#complete(call));
  }

  #complete(call: Call): Call {
    return {
      ...call,
      params: { connectionId: this.id, ...call.params },
      clientToken: this.#parts.clientToken,
    };
  }

  #describeExecution(
    toolName: string,
    {
      parameters,
      options,
      cancelOnDisconnect = false,
    }: {
      parameters: Readonly<Record<string, unknown>>;
      options: ExecuteOptions;
      cancelOnDisconnect?: boolean;
    },
  ): Call {
    const idempotencyKey = options.idempotencyKey ?? createIdempotencyKey();
    const timeout = checkNumber(options.timeout ?? this.#parts.transport.timeout, {
      name: 'timeout',
      minimum: 1,
    });
    return {
      params: { toolName },
      body: {
        parameters,
        options: {
          timeout: Math.min(timeout, defaults.maxCallTimeout),
          idempotencyKey,
          ...(cancelOnDisconnect && { cancelOnDisconnect }),
        },
      },
      headers: { [names.idempotencyKey]: idempotencyKey },
      options,
    };
  }
}

function settle(
  result: ToolResult,
  { toolName, options }: { toolName: string; options: ExecuteOptions },
): ToolResult {
  if (result.isError === true && options.throwOnToolError === true) {
    throw new ToolExecutionError({ toolName, result });
  }
  return result;
}
