import { NandaError } from '../../core/nanda-error.js';
import { bodyTooLarge } from './body-too-large.js';
import { callerGone } from './caller-gone.js';
import { parseJsonBody } from './parse-json-body.js';

/**
 * Reads a JSON body, never more of it than the limit. No body at all reads as `{}`.
 *
 * @throws NandaError UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE or VALIDATION_ERROR, CANCELLED where the caller has gone
 */
export async function readJsonBody(
  request: Request,
  { limit }: { readonly limit: number },
): Promise<unknown> {
  const text = await readText(request, limit);
  if (text === '') return {};
  // Also what keeps other sites' plain forms out: a browser asks first before it sends JSON.
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new NandaError(
      'UNSUPPORTED_MEDIA_TYPE',
      "Send the body as 'Content-Type: application/json'.",
    );
  }
  // It was read as it came: nothing here unpacks what could be a thousand times as large.
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity') {
    throw new NandaError('UNSUPPORTED_MEDIA_TYPE', "Send the body without 'Content-Encoding'.");
  }
  return parseJsonBody(text);
}

async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw bodyTooLarge(limit);
  if (request.body === null) return '';
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      if (size > limit) throw bodyTooLarge(limit);
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    throw error instanceof NandaError ? error : callerGone(error);
  }
  return text + decoder.decode();
}
