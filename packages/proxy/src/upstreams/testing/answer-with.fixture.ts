import type { ServerResponse } from 'node:http';

/** Ends an exchange with one message as JSON, and says that it is in hand. */
export function answerWith(response: ServerResponse, message: object, status = 200): true {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return true;
}
