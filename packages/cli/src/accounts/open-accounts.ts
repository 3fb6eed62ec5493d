import { createProxyClient, type ProxyClient } from '../client/create-proxy-client.js';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';

/** The way to the accounts of a proxy. */
export interface OpenAccounts extends AsyncDisposable {
  readonly client: ProxyClient;
  /** Whose they are: the address of the proxy, or the directory of its data. */
  readonly place: string;
}

export interface OpenAccountsOptions {
  /** Of the proxy; undefined for that of `nanda serve`. */
  readonly dataDir: string | undefined;
}

/**
 * The accounts of the proxy at `--url`, where one is named; else those in a data directory of this machine, also while a
 * proxy works on it: whoever can read and write that looks after them already.
 */
export async function openAccounts(
  context: Pick<CommandContext, 'settings' | 'io' | 'client'>,
  { dataDir }: OpenAccountsOptions,
): Promise<OpenAccounts> {
  const { settings, io } = context;
  if (settings.baseUrl !== undefined) {
    if (dataDir !== undefined) {
      throw new CliError(
        'USAGE_ERROR',
        '--data-dir is about this machine, and --url about a proxy: only one of them.',
      );
    }
    const client = await context.client();
    return { client, place: settings.baseUrl, async [Symbol.asyncDispose]() {} };
  }
  // Only here: everything else asks a proxy that is there.
  const { createProxy } = await import('@nanda/proxy');
  const { proxyOptionsOf } = await import('../background/proxy-options-of.js');
  const { randomBytes } = process.getBuiltinModule('node:crypto');
  const token = randomBytes(32).toString('base64url');
  const proxy = createProxy({
    ...(await proxyOptionsOf(settings.background, { env: io.env })),
    ...(dataDir !== undefined && { dataDir }),
    token,
    healthInterval: 0,
    // For this command, whatever the proxy that serves it allows.
    auth: { mode: 'required', registration: 'open' },
    rateLimits: false,
  });
  try {
    const { url } = await proxy.listen({ host: '127.0.0.1', port: 0 });
    return {
      client: createProxyClient({ endpoint: { url, token } }),
      place: dataDir ?? settings.background.dataDir,
      [Symbol.asyncDispose]: () => proxy.close(),
    };
  } catch (error) {
    await proxy.close();
    throw error;
  }
}
