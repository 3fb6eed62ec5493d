import type { McpNotification, McpRequest } from '../../mcp-message.js';
import type { ClientRequest } from '../mcp-endpoint.js';

export interface MadeRequest extends ClientRequest {
  /** What was said in its course. */
  readonly told: McpNotification[];
  /** What was asked in its course. */
  readonly asked: McpRequest[];
}

/** A request of a client that agrees to whatever it is asked. */
export function makeRequest(
  method: string,
  params: Readonly<Record<string, unknown>> = {},
  members: Partial<ClientRequest> = {},
): MadeRequest {
  const told: McpNotification[] = [];
  const asked: McpRequest[] = [];
  return {
    method,
    params,
    wantsProgress: false,
    signal: new AbortController().signal,
    notify: (notification) => told.push(notification),
    async ask(request) {
      asked.push(request);
      return { result: { action: 'accept' } };
    },
    ...members,
    told,
    asked,
  };
}
