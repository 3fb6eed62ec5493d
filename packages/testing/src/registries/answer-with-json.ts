import type { ServerResponse } from 'node:http';

/** Sends a JSON answer. */
export function answerWithJson(
  response: ServerResponse,
  {
    status = 200,
    body,
    headers = {},
  }: {
    readonly status?: number;
    readonly body: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  },
): void {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body));
}
