import type { Session } from '@nanda/protocol';
import { createProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';

export interface ReadSessionOptions {
  readonly token: string;
  /** Whether another authorization server gave it: then there may be no account behind it here. @default false */
  readonly isForeign?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Milliseconds in which the proxy has to say something. */
const timeout = 15_000;

/**
 * Whom a proxy takes a token for; undefined where the token is good, and may not be used to find that out.
 *
 * @throws CliError `UNAUTHENTICATED` for one that is not
 */
export async function readSession(
  url: string,
  { token, isForeign = false, signal }: ReadSessionOptions,
): Promise<Session | undefined> {
  const client = createProxyClient({ endpoint: { url, token } });
  try {
    const { data } = await client.call<Session>('auth.session', { timeout, signal });
    return data;
  } catch (error) {
    if (isOf(error, 'FORBIDDEN')) return undefined;
    if (!isForeign || !isOf(error, 'UNAUTHENTICATED')) throw error;
  }
  try {
    await client.call('connections.list', { timeout, signal });
  } catch (error) {
    if (!isOf(error, 'FORBIDDEN')) throw error;
  }
  return undefined;
}

function isOf(error: unknown, code: string): boolean {
  return error instanceof CliError && error.code === code;
}
