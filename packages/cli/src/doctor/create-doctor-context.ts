import { findToken } from '../auth/find-token.js';
import { inspectProxy } from '../background/inspect-proxy.js';
import { createProxyClient } from '../client/create-proxy-client.js';
import type { CommandContext } from '../commands/command.js';
import { defaultRegistries } from '../settings/default-registries.js';
import type { DoctorContext } from './doctor-context.js';
import { reachRegistries } from './reach-registries.js';

/** Begins to find out what several checks want to know. */
export function createDoctorContext(
  { io, settings }: Pick<CommandContext, 'io' | 'settings'>,
  { timeout }: { readonly timeout: number },
): DoctorContext {
  const { directories, background, baseUrl } = settings;
  const facts = inspectProxy(directories.runtime);
  const client = facts.then(async (found) => {
    if (baseUrl !== undefined) {
      const token = await findToken({ settings, io }).catch(() => undefined);
      return createProxyClient({ endpoint: { url: baseUrl, ...(token && { token }) } });
    }
    return found.state === 'running' ? createProxyClient({ endpoint: found.runtime }) : undefined;
  });
  const { registries = defaultRegistries } = background;
  return {
    io,
    settings,
    now: Date.now(),
    facts,
    client,
    reached: reachRegistries(registries, { env: io.env, timeout }),
  };
}
