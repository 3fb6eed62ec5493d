import type { IncomingMessage } from 'node:http';
import { bodyTooLarge } from '../http/body-too-large.js';
import { callerGone } from '../http/caller-gone.js';
import { parseJsonBody } from '../http/parse-json-body.js';

/**
 * Reads a JSON body of known length.
 *
 * @throws NandaError PAYLOAD_TOO_LARGE or VALIDATION_ERROR, CANCELLED where the caller has gone
 */
export async function readDirectBody(
  request: IncomingMessage,
  { limit }: { readonly limit: number },
): Promise<unknown> {
  // Node sees to it that no more comes than was announced.
  if (Number(request.headers['content-length']) > limit) throw bodyTooLarge(limit);
  // Gone while it was found out who it is: of that no event comes any more.
  if (request.destroyed) throw callerGone(request.errored);
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.once('end', resolve);
    request.once('error', (cause) => reject(callerGone(cause)));
    request.once('close', () => reject(callerGone(request.errored)));
  });
  const [first] = chunks;
  if (first === undefined) return {};
  const whole = chunks.length === 1 ? first : Buffer.concat(chunks);
  const text = whole.toString('utf8');
  // A byte order mark is none of the text; whoever decodes a stream leaves it out too.
  return parseJsonBody(text.startsWith('\uFEFF') ? text.slice(1) : text);
}
