import { NandaError } from '../../core/nanda-error.js';
import { isDeeperThan } from '../../core/is-deeper-than.js';

/** Levels of a body; deeper ones exhaust the stack of whoever walks them next. */
const maxDepth = 64;

/**
 * Reads a JSON body, never more of it than the limit. No body at all reads as `{}`.
 *
 * @throws NandaError UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE or VALIDATION_ERROR
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
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new NandaError('VALIDATION_ERROR', `The body is not valid JSON: ${reasonOf(error)}.`, {
      details: { issues: [{ path: '', message: 'is not valid JSON' }] },
    });
  }
  if (isDeeperThan(maxDepth, { value: body })) {
    throw new NandaError('VALIDATION_ERROR', `The body nests deeper than ${maxDepth} levels.`, {
      details: { issues: [{ path: 'body', message: `nests deeper than ${maxDepth} levels` }] },
    });
  }
  return body;
}

async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  if (request.body === null) return '';
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The parser's own words, without the piece of the body that it quotes. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return /at position \d+/.exec(message)?.[0] ?? 'it ends too early or is no JSON at all';
}

function tooLarge(limit: number): NandaError {
  return new NandaError('PAYLOAD_TOO_LARGE', `The body is larger than ${limit} bytes. Send less.`, {
    details: { limit },
  });
}
