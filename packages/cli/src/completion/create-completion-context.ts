import type { Connection } from '@nanda/protocol';
import { findToken } from '../auth/find-token.js';
import { isAlive } from '../background/is-alive.js';
import { readRuntime } from '../background/read-runtime.js';
import { createProxyClient, type ProxyClient } from '../client/create-proxy-client.js';
import type { ProgramName } from '../commands/program-name.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { resolveSettings, type Settings } from '../settings/resolve-settings.js';
import { createStateStore } from '../state/create-state-store.js';
import type { CompletionContext } from './completion-context.js';

export interface CreateCompletionContextOptions {
  readonly program: ProgramName;
  readonly io: CommandLineIo;
  /** What was typed that has a say in it. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Milliseconds that a proxy has. */
  readonly timeout: number;
}

/** Finds what candidates can be taken from: files, and a proxy that runs here. Starts nothing, and asks no other machine. */
export async function createCompletionContext({
  program,
  io,
  values,
  timeout,
}: CreateCompletionContextOptions): Promise<CompletionContext> {
  const { url, profile } = values;
  const settings = await resolveSettings(io, {
    ...(typeof url === 'string' && { url }),
    ...(typeof profile === 'string' && { profile }),
    isLenient: true,
  });
  const state = createStateStore(settings.directories.state, {
    proxy: settings.baseUrl ?? 'background',
  });
  const token = await findToken({ settings, io, mayRenew: false }).catch(() => undefined);
  const client = openRunning(settings, { token, clientToken: await state.clientToken() });
  let connections: Promise<readonly Connection[]> | undefined;
  return {
    program,
    io,
    settings,
    state,
    client,
    connections: () =>
      (connections ??=
        client === undefined
          ? Promise.resolve([])
          : client.call<Connection[]>('connections.list', { timeout }).then(({ data }) => data)),
  };
}

function openRunning(
  { baseUrl, directories }: Settings,
  { token, clientToken }: { readonly [Each in 'token' | 'clientToken']: string | undefined },
): ProxyClient | undefined {
  if (baseUrl === undefined) {
    const runtime = readRuntime(directories.runtime);
    if (runtime === undefined || !isAlive(runtime.pid, { start: runtime.processStart }))
      return undefined;
    return createProxyClient({ endpoint: runtime });
  }
  const isSocket = baseUrl.startsWith('unix:');
  const isHere = isSocket || /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(new URL(baseUrl).hostname);
  if (!isHere) return undefined;
  return createProxyClient({
    endpoint: { url: baseUrl, ...(token && { token }), ...(clientToken && { clientToken }) },
  });
}
