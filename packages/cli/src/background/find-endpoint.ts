import { findToken } from '../auth/find-token.js';
import type { Endpoint } from '../client/endpoint.js';
import type { CommandContext } from '../commands/command.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { ensureProxy } from './ensure-proxy.js';

/**
 * The proxy that a command works with, for what speaks HTTP to it without the client: somebody else's, or our own in
 * the background, which is there and answers by then.
 *
 * @throws CliError `PROXY_START_FAILED`
 */
export async function findEndpoint({
  settings,
  io,
  state,
}: Pick<CommandContext, 'settings' | 'state'> & {
  readonly io: Pick<CommandLineIo, 'env' | 'stderr'>;
}): Promise<Endpoint> {
  const { baseUrl } = settings;
  if (baseUrl === undefined) return ensureProxy(settings, io);
  const [token, clientToken] = await Promise.all([
    findToken({ settings, io }),
    state.clientToken(),
  ]);
  return { url: baseUrl, ...(token && { token }), ...(clientToken && { clientToken }) };
}
