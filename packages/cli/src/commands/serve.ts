import { resolve } from 'node:path';
import { isAlive } from '../background/is-alive.js';
import { readRuntime } from '../background/read-runtime.js';
import { CliError } from '../errors/cli-error.js';
import { readSecret } from '../settings/read-secret.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const serve = defineCommand({
  summary: 'Run a proxy in the foreground, for programs, web pages and other machines.',
  arguments: [],
  examples: [
    { line: 'serve --registry file:./catalog.json', does: 'on port 3000' },
    { line: 'serve --port 0 --token-file token.txt', does: 'for who has the token' },
  ],
  options: {
    port: { kind: 'integer', env: 'PORT', default: 3000, summary: 'Port, 0 for a free one' },
    host: {
      kind: 'text',
      value: 'ADDRESS',
      default: '127.0.0.1',
      summary: 'Address to listen on',
    },
    'data-dir': {
      kind: 'text',
      value: 'DIR',
      env: 'NANDA_DATA_DIR',
      summary: 'Where the catalog and the connections are kept; :memory: for nowhere',
    },
    registry: { ...proxyOptions.registry, summary: 'Registry of this proxy, repeatable' },
    servers: { kind: 'text', value: 'FILE', summary: 'Your own servers (servers.json)' },
    'pin-tools': {
      kind: 'flag',
      summary:
        'Refuse tools that have changed since they were connected to, until they are accepted',
    },
    'token-file': {
      kind: 'text',
      value: 'FILE',
      summary: 'Bearer token to ask for: file, - or env:NAME',
    },
    'allow-origin': {
      kind: 'text',
      many: true,
      value: 'ORIGIN',
      summary: 'Web pages that may call',
    },
    'allow-host': {
      kind: 'text',
      many: true,
      value: 'HOST',
      summary: 'Names it may be addressed by',
    },
    ...commonOptions,
  },
  notes: [
    'Also read: MAX_CONNECTIONS, MAX_CONNECTIONS_PER_CLIENT; CONNECTION_TIMEOUT, IDLE_TIMEOUT, INPUT_TIMEOUT, RESULT_CACHE_TTL, HISTORY_AGE, HEALTH_INTERVAL (milliseconds); MAX_RESULT, HISTORY_SIZE (bytes); LOG_LEVEL (debug, info, warn, error, silent; the log is on standard error).',
  ],
  async run({ io, output, options, settings }) {
    const { background } = settings;
    const path = (text: string) => resolve(io.cwd, text);
    const tokenFile = options['token-file'];
    const token = tokenFile && (await readSecret(tokenFile, { io, option: '--token-file' }));
    const { host, port } = options;
    if (port > 65_535) throw new CliError('USAGE_ERROR', `A port is at most 65535, not ${port}.`);

    // Only here: most commands never need a server.
    const { createProxy } = await import('@nanda/proxy');
    const { proxyOptionsOf } = await import('../background/proxy-options-of.js');
    const { noteRegistryFailures } = await import('../background/note-registry-failures.js');
    const { createJsonLogger } = await import('../background/create-json-logger.js');
    const named = options['data-dir'] ?? background.dataDir;
    const dataDir = named === ':memory:' ? named : path(named);
    const proxy = createProxy({
      ...proxyOptionsOf(background, { env: io.env }),
      dataDir,
      ...(options.servers !== undefined && { serversFile: path(options.servers) }),
      ...(options['pin-tools'] && { pinTools: true }),
      ...(token && { token }),
      ...(options['allow-origin'] && { allowedOrigins: options['allow-origin'] }),
      ...(options['allow-host'] && { allowedHosts: options['allow-host'] }),
      logger: noteRegistryFailures(
        createJsonLogger(io.stderr, { level: background.logLevel ?? 'warn' }),
        (text) => output.note(output.noteStyle.yellow(text)),
      ),
    });

    let release = (): void => undefined;
    const stopRequest = new Promise<void>((stop) => {
      let requests = 0;
      release = io.onStopRequest(() => {
        requests += 1;
        if (requests > 1) io.exit(130);
        stop();
      });
    });
    try {
      const address = await proxy.listen({ host, port }).catch((error: unknown) => {
        throw cannotListen(error, { host, port });
      });
      if (output.json) output.document(address, { oneLine: true });
      else output.print(`NANDA proxy listening on ${address.url}`);
      if (!token && !isLoopback(host)) {
        output.note(
          output.noteStyle.yellow(
            'Anybody who reaches this address may use it: consider --token-file.',
          ),
        );
      }
      // Reads the registries now, so that one that cannot be read is told before somebody misses it.
      void proxy.fetch(
        new Request(`${address.url}/v2/services?limit=1`, {
          headers: token ? { authorization: `Bearer ${token}` } : {},
        }),
      );
      const neighbour = readRuntime(settings.directories.runtime);
      if (neighbour?.settings.dataDir === dataDir && isAlive(neighbour.pid)) {
        output.note(
          output.noteStyle.dim(
            `It shares its catalog and its stored connections with the background proxy (process ${neighbour.pid}). For some of its own: --data-dir DIR`,
          ),
        );
      }
      await stopRequest;
      if (!output.json) output.note('Stopping…');
    } finally {
      await proxy.close();
      release();
    }
  },
});

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function cannotListen(
  error: unknown,
  { host, port }: { readonly host: string; readonly port: number },
): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const hint =
    code === 'EADDRINUSE'
      ? 'Choose another port: --port 0 takes a free one.'
      : 'Check --host and --port.';
  return new CliError('LISTEN_FAILED', `Cannot listen on ${host}:${port} (${code}).`, {
    hint,
    cause: error,
  });
}
