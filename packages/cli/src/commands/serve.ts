import type { ListenAddress, Logger, Proxy } from '@nanda/proxy';
import { drainLimit } from '../background/drain-limit.js';
import { isAlive } from '../background/is-alive.js';
import { readRuntime } from '../background/read-runtime.js';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { registryName } from '../registries/registry-name.js';
import { closeServed } from '../serving/close-served.js';
import { describeStart } from '../serving/describe-start.js';
import { isLoopbackHost } from '../serving/is-loopback-host.js';
import { readServeOptions, type ServePlace } from '../serving/read-serve-options.js';
import { serveOptions } from '../serving/serve-options.js';
import { watchStopRequests } from '../serving/watch-stop-requests.js';
import { defaultRegistries } from '../settings/default-registries.js';
import { readSecret } from '../settings/read-secret.js';
import { defineCommand } from './define-command.js';

export const serve = defineCommand({
  summary: 'Run a proxy in the foreground, for programs, web pages and other machines.',
  arguments: [],
  examples: [
    { line: 'serve', does: 'on port 3000' },
    { line: 'serve --registry file:./catalog.json --port 0', does: 'a free port' },
    { line: 'serve --token-file token.txt --host 0.0.0.0', does: 'for who has it' },
    { line: 'serve --socket /tmp/nanda.sock', does: 'for this user alone' },
  ],
  options: serveOptions,
  notes: [
    'Times are 500ms, 30s, 5m, 2h or 7d, sizes 512kB or 16MiB; plain numbers are milliseconds and bytes.',
    'Ctrl-C, or SIGTERM: it takes no new calls, waits for those that run, closes and exits with 0. A second one ends them, and it exits with 130.',
    'With --json it prints where it listens as one line of JSON.',
  ],
  async run({ io, output, options, settings }) {
    const { background, directories } = settings;
    const { proxy: own, places } = readServeOptions(options, io);
    const tokenFile = options['token-file'];
    const token = tokenFile && (await readToken(tokenFile, io));
    const drain = options['drain-timeout'] ?? drainLimit;

    // Only here: most commands never need a server.
    const { createProxy } = await import('@nanda/proxy');
    const { proxyOptionsOf } = await import('../background/proxy-options-of.js');
    const { noteRegistryFailures } = await import('../background/note-registry-failures.js');
    const { endOrphans } = await import('../background/end-orphans.js');
    const { recordChildren } = await import('../background/record-children.js');
    await endOrphans(directories.runtime);
    const given = await proxyOptionsOf(background, { env: io.env });
    const proxy = createProxy({
      ...given,
      ...own,
      ...(token && { token }),
      logger: noteRegistryFailures(await createLogger(), (text) =>
        output.note(output.noteStyle.yellow(output.cleanNote(text))),
      ),
    });
    const dataDir = own.dataDir ?? background.dataDir;
    const stopRecording = recordChildren(directories.runtime);
    const requests = watchStopRequests(io);
    try {
      const addresses = await listen(proxy, places);
      tell(addresses);
      await requests.first;
      await closeServed(proxy, { output, drain, hurried: requests.hurried });
    } finally {
      await proxy.close();
      stopRecording();
      requests.release();
    }
    return requests.hurried.aborted ? 130 : 0;

    async function createLogger(): Promise<Logger> {
      const level = options['log-level'] ?? 'warn';
      const format = options['log-format'] ?? (io.stderr.isTTY ? 'text' : 'json');
      if (format === 'json') {
        const { createJsonLogger } = await import('../background/create-json-logger.js');
        return createJsonLogger(io.stderr, { level });
      }
      const { createTextLogger } = await import('../serving/create-text-logger.js');
      return createTextLogger(io.stderr, {
        level,
        style: output.noteStyle,
        clean: output.cleanNote,
      });
    }

    function tell(addresses: readonly ListenAddress[]): void {
      const [first] = addresses;
      if (first === undefined) return;
      if (output.json) {
        const socket = addresses.find((address) => address.socket !== undefined)?.socket;
        output.document({ ...first, ...(socket !== undefined && { socket }) }, { oneLine: true });
      } else output.print(`NANDA proxy listening on ${first.url}`);
      if (!output.json && io.stdout.isTTY === true) {
        const registries = (background.registries ?? defaultRegistries).map(registryName);
        const { style } = output;
        output.print(describeStart({ addresses, registries, dataDir, tokenFile, style }));
      }
      const isOpen = addresses.some((address) => !isLoopbackHost(address.host));
      if (!token && isOpen) {
        output.note(
          output.noteStyle.yellow(
            'Anybody who reaches this address may use it: consider --token-file.',
          ),
        );
      }
      // Reads the registries now, so that one that cannot be read is told before somebody misses it.
      void proxy.fetch(
        new Request('http://localhost/v2/services?limit=1', {
          headers: token ? { authorization: `Bearer ${token}` } : {},
        }),
      );
      const neighbour = readRuntime(directories.runtime);
      if (neighbour?.settings.dataDir === dataDir && isAlive(neighbour.pid)) {
        output.note(
          output.noteStyle.dim(
            `It shares its catalog and its stored connections with the background proxy (process ${neighbour.pid}). For some of its own: --data-dir DIR`,
          ),
        );
      }
    }
  },
});

/** One word, as it is sent in a header field. @throws CliError `USAGE_ERROR`, which does not repeat it */
async function readToken(source: string, io: CommandLineIo): Promise<string> {
  const token = await readSecret(source, { io, option: '--token-file' });
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new CliError(
    'USAGE_ERROR',
    '--token-file: a token is one word of letters, digits and signs; this is something else.',
    { hint: 'A good one: openssl rand -base64 32 > token.txt' },
  );
}

async function listen(
  proxy: Proxy,
  places: readonly ServePlace[],
): Promise<readonly ListenAddress[]> {
  const addresses: ListenAddress[] = [];
  for (const place of places) {
    addresses.push(
      await proxy.listen(place).catch((error: unknown) => {
        throw cannotListen(error, place);
      }),
    );
  }
  return addresses;
}

function cannotListen(error: unknown, place: ServePlace): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  if ('socket' in place) return new CliError('LISTEN_FAILED', message, { cause: error });
  const { host, port } = place;
  const hint =
    code === 'EADDRINUSE'
      ? 'Choose another port: --port 0 takes a free one.'
      : 'Check --host and --port.';
  return new CliError('LISTEN_FAILED', `Cannot listen on ${host}:${port} (${code}).`, {
    hint,
    cause: error,
  });
}
