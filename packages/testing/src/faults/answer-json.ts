import type { OutgoingHttpHeaders } from 'node:http';

import type { FaultExchange } from './fault-exchange.js';

/** Options of {@link answerJson}. */
export type JsonAnswer = {
  /** Default 200. */
  status?: number;
  headers?: OutgoingHttpHeaders;
};

/** Answers an exchange with one JSON-RPC response: `result` or `error`, and whatever else is to stand in it. */
export function answerJson(
  { response, id }: FaultExchange,
  message: Record<string, unknown>,
  { status = 200, headers }: JsonAnswer = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify({ jsonrpc: '2.0', id: id ?? null, ...message }));
}
