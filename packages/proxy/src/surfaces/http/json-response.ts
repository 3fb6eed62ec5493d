import { isLarge } from './is-large.js';
import { writeJson } from './write-json.js';

/** Characters up to which a body is written at once. */
const largest = 1024 * 1024;

/** A JSON answer. A large one is written while it is read: it is not held as a text as well. */
export function jsonResponse(body: unknown, init: ResponseInit): Response {
  if (!isLarge(body, { limit: largest })) return Response.json(body, init);
  const encoder = new TextEncoder();
  const pieces = writeJson(body);
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  const headers = new Headers(init.headers);
  headers.set('content-type', 'application/json');
  return new Response(stream, { ...init, headers });
}
