import { createHash } from 'node:crypto';
import type { RegistryBatch, RegistryReadOptions } from '../../core/catalog/registry.js';
import { NandaError } from '../../core/nanda-error.js';
import { withDeadline } from '../../core/with-deadline.js';
import { createDialler } from '../../network/create-dialler.js';
import { describeConnectFailure } from '../../network/describe-connect-failure.js';
import { BodyTooLargeError } from '../http/body-too-large-error.js';
import { createUnavailableError } from '../http/create-unavailable-error.js';
import { readBaseUrl } from '../http/read-base-url.js';
import { readRetryAfter } from '../http/read-retry-after.js';
import type { RegistryFailure } from '../http/registry-failure.js';
import { readBatches } from '../rows/read-batches.js';
import { trustOfUrl } from '../trust-of-url.js';
import { UnreadableContentError } from '../unreadable-content-error.js';
import { conditionalHeaders } from './conditional-headers.js';
import { formatOf } from './format-of.js';
import { limitBytes } from './limit-bytes.js';
import { readContent } from './read-content.js';
import { validatorOf } from './validator-of.js';

const maximumBytes = 256 * 1024 * 1024;
/** Milliseconds for all of it. */
const timeout = 300_000;

export interface UrlFileOptions extends RegistryReadOptions {
  readonly url: URL;
  /** The registry's key and name. */
  readonly key: string;
  readonly registry: string;
}

/** Fetches a file and reads it as it comes, where it is not the one of the checkpoint. */
export async function* readUrlFile({
  url,
  key,
  registry,
  checkpoint,
  signal,
}: UrlFileOptions): AsyncGenerator<RegistryBatch> {
  // The local user has named it: it may lie in a network of their own.
  const dialler = createDialler({ policy: 'any' });
  const deadline = withDeadline(timeout, {
    signal,
    reason: () => new DOMException(`It took more than ${timeout} ms.`, 'TimeoutError'),
  });
  try {
    const response = await dialler.fetch(withoutCredentials(url), {
      headers: {
        'user-agent': 'nanda',
        accept: 'application/json, application/x-ndjson, application/yaml, */*;q=0.5',
        ...readBaseUrl(url).headers,
        ...conditionalHeaders(checkpoint),
      },
      signal: deadline.signal,
    });
    if (response.status === 304) return;
    if (response.status !== 200) throw new StatusError(response);
    const validator = validatorOf(response.headers);
    if (validator !== undefined && validator === checkpoint) return;
    const bytes = limitBytes(response.body ?? new Blob([]).stream(), { maximumBytes });
    const content =
      validator === undefined ? await hold(bytes) : { chunks: bytes, revision: validator };
    if (content.revision === checkpoint) return;
    const rows = readContent(content.chunks, {
      format: formatOf(url.pathname, { mediaType: response.headers.get('content-type') ?? '' }),
      maximumBytes,
    });
    yield* readBatches(rows, {
      context: {
        key,
        registry,
        trust: trustOfUrl(url.href),
        fallbackMoment: momentOf(response.headers),
      },
      revision: () => content.revision,
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw explain(error, { url, registry });
  } finally {
    deadline.release();
    await dialler.close();
  }
}

/** A server that has no word for a version: what it sends has to be seen whole before it can be told. */
async function hold(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly chunks: AsyncIterable<Uint8Array>; readonly revision: string }> {
  const hash = createHash('sha256');
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) {
    hash.update(chunk);
    chunks.push(chunk);
  }
  return { chunks: release(chunks), revision: `hash ${hash.digest('base64url')}` };
}

async function* release(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const [index, chunk] of chunks.entries()) {
    chunks[index] = new Uint8Array();
    yield chunk;
  }
}

function momentOf(headers: Headers): string {
  const modified = new Date(headers.get('last-modified') ?? '');
  return (Number.isNaN(modified.getTime()) ? new Date() : modified).toISOString();
}

function withoutCredentials(url: URL): URL {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  plain.hash = '';
  return plain;
}

/** An answer that is no file. */
class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly failure: RegistryFailure;

  constructor({ status, statusText, headers }: Response) {
    super(`status ${status}`);
    const retryAfterMs = readRetryAfter(headers, { now: Date.now() });
    this.failure = {
      kind: 'status',
      status,
      says: statusText.slice(0, 80).replace(/[^\w ]/g, '') || `status ${status}`,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
}

function explain(
  error: unknown,
  { url, registry }: { readonly url: URL; readonly registry: string },
): NandaError {
  if (error instanceof UnreadableContentError) {
    return new NandaError(
      'REGISTRY_UNAVAILABLE',
      `The registry ${registry} cannot be read: ${error.message}. Check its URL; what it listed before is kept.`,
      { details: { registry }, cause: error },
    );
  }
  return createUnavailableError(failureOf(error), {
    registry,
    request: `GET ${url.origin}${url.pathname}`,
  });
}

function failureOf(error: unknown): RegistryFailure {
  if (error instanceof StatusError) return error.failure;
  if (error instanceof BodyTooLargeError) {
    return { kind: 'too-large', maximumBytes: error.maximumBytes };
  }
  if (error instanceof NandaError) return { kind: 'refused', reason: error.message };
  return { kind: 'network', ...describeConnectFailure(error) };
}
