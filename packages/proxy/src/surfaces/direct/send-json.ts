import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { isLarge } from '../http/is-large.js';
import { writeJson } from '../http/write-json.js';

export interface SendJsonOptions {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Characters up to which a body is written at once. */
const largest = 1024 * 1024;

/** Answers with JSON: in one piece, or as it is read where it is large. */
export function sendJson(
  response: ServerResponse,
  body: unknown,
  { status, headers }: SendJsonOptions,
): void {
  const fields = { ...headers, 'content-type': 'application/json' };
  if (isLarge(body, { limit: largest })) {
    response.writeHead(status, fields);
    Readable.from(writeJson(body), { objectMode: false }).pipe(response);
    return;
  }
  const text = JSON.stringify(body);
  response.writeHead(status, { ...fields, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
