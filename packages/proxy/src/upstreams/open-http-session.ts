import type { ServiceCredentials } from '@nanda/protocol';

import type { HttpTarget, UpstreamSession } from '../core/connections/upstream-connector.js';
import { NandaError } from '../core/nanda-error.js';
import { createRedactor } from './create-redactor.js';
import { credentialHeaders } from './credential-headers.js';
import { findHttpError } from './find-http-error.js';
import { listSecrets } from './list-secrets.js';
import { mapOpenError } from './map-open-error.js';
import type { OpenHttpOptions } from './open-options.js';
import { openSseSession } from './open-sse-session.js';
import { openStreamableSession } from './open-streamable-session.js';
import { readRpcError } from './read-rpc-error.js';

export interface OpenHttpSessionOptions extends Omit<OpenHttpOptions, 'headers' | 'redactor'> {
  readonly credentials: ServiceCredentials;
}

/** Codes that only a service of the modern era answers with. */
const modernCodes = new Set([-32_020, -32_021, -32_022, -32_601]);

/**
 * Opens a session with a service at a URL. Starts with the transport that the catalog names, and tries the other one
 * only where the answer says that it is the wrong one: a refusal, a server error or silence is no such evidence.
 */
export async function openHttpSession(
  target: HttpTarget,
  { credentials, ...given }: OpenHttpSessionOptions,
): Promise<UpstreamSession> {
  const url = readUrl(target.url);
  const headers = credentialHeaders(credentials, target);
  const redactor = createRedactor(listSecrets(headers));
  const options: OpenHttpOptions = { ...given, headers, redactor };
  const mapped = (error: unknown): NandaError =>
    mapOpenError(error, { name: url.host, signal: options.signal, redactor });
  const [first, second] =
    target.transport === 'sse'
      ? [openSseSession, openStreamableSession]
      : [openStreamableSession, openSseSession];
  try {
    return await first(url, options);
  } catch (firstError) {
    // An event stream that is no HTTP+SSE is most likely the optional one of Streamable HTTP.
    const isOtherStream =
      first === openSseSession &&
      firstError instanceof NandaError &&
      firstError.code === 'UPSTREAM_PROTOCOL_ERROR';
    const isSecondWorthwhile = isOtherStream || isWrongTransport(firstError);
    if (options.signal.aborted || !isSecondWorthwhile) throw mapped(firstError);
    try {
      return await second(url, options);
    } catch (secondError) {
      // Where the second was the wrong one too, what the first said is closer to the truth.
      throw mapped(isWrongTransport(secondError) ? firstError : secondError);
    }
  }
}

function isWrongTransport(error: unknown): boolean {
  const http = findHttpError(error);
  if (http?.status !== 400 && http?.status !== 404 && http?.status !== 405) return false;
  const code = readRpcError(http.text)?.code;
  return code === undefined || !modernCodes.has(code);
}

function readUrl(text: string): URL {
  const url = URL.parse(text);
  if (url && url.username === '' && url.password === '') return url;
  throw new NandaError(
    'CONNECTION_FAILED',
    'The service has no usable address: it is no URL, or holds a user name or password. Correct it where the service is listed.',
    { details: { cause: 'protocol' }, retryable: false },
  );
}
