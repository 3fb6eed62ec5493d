import {
  accountOperations,
  fillPath,
  operations,
  type AnyOperationId,
  type Operation,
} from '@nanda/protocol';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { TestProxy } from '../../../src/testing/index.js';

/** A request of one operation, by its contract. */
export interface OperationCall {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

export const allOperations: Record<AnyOperationId, Operation> = {
  ...operations,
  ...accountOperations,
};

/** Sends an operation to a proxy, without the SDK. */
export function callOperation(
  { fetch }: Pick<TestProxy, 'fetch'>,
  id: AnyOperationId,
  { params = {}, query, body, headers, signal }: OperationCall = {},
): Promise<Response> {
  const { method, path } = allOperations[id];
  const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
  return fetch(`http://proxy.test${fillPath(path, params)}${search}`, {
    method,
    ...(signal !== undefined && { signal }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
  });
}

/** The events of a stream as they come, until it ends or is left. */
export async function* readEvents(
  response: Response,
): AsyncGenerator<EventSourceMessage, void, undefined> {
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  const decoder = new TextDecoder();
  if (response.body === null) return;
  for await (const chunk of response.body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* messages.splice(0);
  }
}
