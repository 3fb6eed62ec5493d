import { isObject } from '../../core/is-object.js';
import { withDeadline } from '../../core/with-deadline.js';
import type { Dialler } from '../../network/create-dialler.js';
import { readBoundedText } from '../handshake/read-bounded-text.js';
import { toAuthEndpoint } from './to-auth-endpoint.js';

export interface DiscoverOptions {
  readonly dialler: Pick<Dialler, 'fetch'>;
  readonly userAgent: string;
}

/** For all that is asked. */
const limit = 5000;
const maximumBytes = 256 * 1024;
const maximumDepth = 4;

const knock = {
  method: 'POST',
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
} as const;

/**
 * Where a service that has refused a wallet gives out tokens for one, as it says itself: in the refusal of a request
 * (`error.data.authEndpoint`), or in its description for the registry. Nothing of the wallet is shown. Never rejects.
 */
export async function discoverAuthEndpoint(
  service: URL,
  { dialler, userAgent }: DiscoverOptions,
): Promise<URL | undefined> {
  const deadline = withDeadline(limit, { reason: () => new Error('too late') });
  const read = async (url: URL, init: RequestInit): Promise<unknown> => {
    const headers = {
      accept: 'application/json, text/event-stream',
      'user-agent': userAgent,
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
    };
    const response = await dialler.fetch(url, { ...init, headers, signal: deadline.signal });
    const { text, isCut } = await readBoundedText(response, { maximumBytes });
    return isCut ? undefined : JSON.parse(text);
  };
  try {
    for (const [url, init] of [
      [service, knock],
      [new URL('/metadata/nanda', service), {}],
    ] as const) {
      const said = await read(url, init).catch(() => undefined);
      const found = toAuthEndpoint(findMember(said), service);
      if (found !== undefined) return found;
    }
    return undefined;
  } finally {
    deadline.release();
  }
}

/** It lies in `error.data`, or in `data.authentication.details`. */
function findMember(value: unknown, depth = 0): unknown {
  if (!isObject(value) || depth > maximumDepth) return undefined;
  const { authEndpoint, auth_endpoint: inSnakeCase } = value;
  if (typeof authEndpoint === 'string') return authEndpoint;
  if (typeof inSnakeCase === 'string') return inSnakeCase;
  for (const name of ['error', 'data', 'authentication', 'details']) {
    const found = findMember(value[name], depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
