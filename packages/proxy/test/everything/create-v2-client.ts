import {
  ToolExecutionResponseSchema,
  type Connection,
  type ConnectionEvent,
  type Execution,
  type ExecutionEvent,
  type ToolDefinition,
  type ToolExecutionOptions,
  type ToolExecutionResponse,
} from '@nanda/protocol';
import { expect } from 'vitest';
import { followEvents, type FollowedEvents } from './follow-events.js';

export interface V2Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  readonly meta?: Record<string, unknown>;
}

/** One connection, as a caller of REST uses it. */
export interface V2Connection {
  readonly id: string;
  readonly path: string;
  /** As it was when it was made. */
  readonly made: Connection;
  get(): Promise<Connection>;
  tools(): Promise<ToolDefinition[]>;
  execute(
    tool: string,
    parameters?: object,
    options?: ToolExecutionOptions,
  ): Promise<V2Answer<ToolExecutionResponse>>;
  stream(
    tool: string,
    parameters?: object,
    options?: ToolExecutionOptions,
  ): Promise<FollowedEvents<ExecutionEvent>>;
  /** Its events, from now on. */
  follow(): Promise<FollowedEvents<ConnectionEvent>>;
  close(): Promise<void>;
}

export interface V2Client {
  /** Rejects with the `status` and the `error` of an answer that is a failure. */
  ask<Data>(
    method: string,
    path: string,
    options?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<V2Answer<Data>>;
  connect(service: string, body?: object): Promise<V2Connection>;
  execution(id: string): Promise<Execution>;
  /** The events of an execution, from the first one. */
  followExecution(id: string): Promise<FollowedEvents<ExecutionEvent>>;
  respond(id: string, key: string, result: object): Promise<Execution>;
  cancel(id: string): Promise<Execution>;
}

/** What tests do over REST, and no more than REST can do. */
export function createV2Client(url: string): V2Client {
  async function ask<Data>(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<V2Answer<Data>> {
    const answer = await fetch(url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { error, ...rest } = (await answer.json()) as V2Answer<Data> & {
      error?: { code: string; message: string };
    };
    const { status } = answer;
    if (error === undefined) return { ...rest, status, headers: answer.headers };
    throw Object.assign(new Error(`${error.code}: ${error.message}`), { status, error });
  }

  async function follow<Event extends { readonly type: string }>(
    path: string,
    body?: object,
  ): Promise<FollowedEvents<Event>> {
    const reader = new AbortController();
    const answer = await fetch(url + path, {
      signal: reader.signal,
      ...(body !== undefined && {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    return followEvents<Event>(answer, { reader });
  }

  return {
    ask,
    async connect(service, body = {}) {
      const { data } = await ask<Connection>('POST', `/v2/services/${service}/connect`, { body });
      const path = `/v2/connections/${data.id}`;
      return {
        id: data.id,
        path,
        made: data,
        get: async () => (await ask<Connection>('GET', path)).data,
        tools: async () => (await ask<ToolDefinition[]>('GET', `${path}/tools`)).data,
        async execute(tool, parameters = {}, options = {}) {
          const answer = await ask<ToolExecutionResponse>('POST', `${path}/tools/${tool}/execute`, {
            body: { parameters, options },
          });
          expect(ToolExecutionResponseSchema.parse(answer.data)).toEqual(answer.data);
          return answer;
        },
        stream: (tool, parameters = {}, options = {}) =>
          follow(`${path}/tools/${tool}/stream`, { parameters, options }),
        follow: () => follow(`/v2/events/connections?connectionId=${data.id}`),
        close: async () => void (await ask('DELETE', path)),
      };
    },
    execution: async (id) => (await ask<Execution>('GET', `/v2/executions/${id}`)).data,
    followExecution: (id) => follow(`/v2/executions/${id}/events`),
    respond: async (id, key, result) =>
      (await ask<Execution>('POST', `/v2/executions/${id}/input`, { body: { key, result } })).data,
    cancel: async (id) => (await ask<Execution>('DELETE', `/v2/executions/${id}`)).data,
  };
}
