import { withDeadline } from '../core/with-deadline.js';
import type { Dialler } from '../network/create-dialler.js';

export interface FetchDocumentOptions extends Pick<Dialler, 'fetch'> {
  readonly signal?: AbortSignal | undefined;
}

/** Milliseconds, and bytes: a set of keys has a few thousand. */
const timeout = 5000;
const maximumBytes = 256 * 1024;

/**
 * A JSON document of an authorization server, whole or not at all.
 *
 * @throws Error that says what was wrong with it
 */
export async function fetchDocument(
  url: URL,
  { fetch, signal }: FetchDocumentOptions,
): Promise<unknown> {
  const deadline = withDeadline(timeout, {
    signal,
    reason: () => new DOMException(`It took more than ${timeout} ms.`, 'TimeoutError'),
  });
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json, application/jwk-set+json' },
      signal: deadline.signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Error(`${url.host} answered with status ${response.status}.`);
    }
    return JSON.parse(await readText(response)) as unknown;
  } finally {
    deadline.release();
  }
}

async function readText({ body }: Response): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    // Leaving the loop lets go of the rest.
    if (size > maximumBytes) throw new Error(`The document is larger than ${maximumBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
