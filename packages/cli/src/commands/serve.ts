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
import { readTransport } from '../serving/read-transport.js';
import { serveOptions } from '../serving/serve-options.js';
import { speakStdio } from '../serving/speak-stdio.js';
import { warnOfAccess } from '../serving/warn-of-access.js';
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
    { line: 'serve --auth required --public-url https://nanda.example', does: 'for accounts' },
    { line: 'serve --socket /tmp/nanda.sock', does: 'for this user alone' },
    { line: 'serve --mcp', does: 'MCP on standard input and output too' },
  ],
  options: serveOptions,
  notes: [
    'Times are 500ms, 30s, 5m, 2h or 7d, sizes 512kB or 16MiB; plain numbers are milliseconds and bytes.',
    'Ctrl-C, or SIGTERM: it takes no new calls, waits for those that run, closes and exits with 0. A second one ends them, and it exits with 130.',
    'With --json it prints where it listens as one line of JSON.',
    'With `--auth required` everybody has to sign in (`nanda auth login`), or to show a token or a key. The first account is made beside it: `nanda accounts add you@example.com --role admin`, which works on the same data directory. Others make their own, unless `--registration closed`. Put a server with TLS in front of it, and name its address with `--public-url`.',
    'MCP clients find it at `/mcp`, and one service at `/mcp/<connection>`. With `--transport stdio` or `both` it speaks MCP on standard input and output as well, and ends with its client; what it has to say is then on standard error. `nanda mcp` does the same for the background proxy.',
  ],
  async run({ io, output, options, settings }) {
    const { background, directories } = settings;
    const served = readTransport(options, { wantsData: output.json });
    const { proxy: own, places: named } = readServeOptions(options, io);
    // It is spoken to over a port all the same, which is nobody else's business.
    const places = served.http ? named : [{ host: '127.0.0.1', port: 0 }];
    const tokenFile = options['token-file'];
    const auth = own.auth === false ? undefined : own.auth;
    // With accounts, nobody is let in for coming from this machine: not even this command.
    const token = tokenFile
      ? await readToken(tokenFile, io)
      : served.http && auth === undefined
        ? undefined
        : createToken();
    const drain = options['drain-timeout'] ?? drainLimit;

    // Only here: most commands never need a server.
    const { createProxy } = await import('@nanda/proxy');
    const { proxyOptionsOf } = await import('../background/proxy-options-of.js');
    const { endOrphans } = await import('../background/end-orphans.js');
    const { recordChildren } = await import('../background/record-children.js');
    await endOrphans(directories.runtime);
    const given = await proxyOptionsOf(background, { env: io.env });
    const proxy = createProxy({
      ...given,
      ...own,
      ...(token && { token }),
      logger: await createLogger(),
    });
    const dataDir = own.dataDir ?? background.dataDir;
    const stopRecording = recordChildren(directories.runtime);
    const requests = watchStopRequests(io);
    try {
      const addresses = await listen(proxy, places);
      tell(addresses);
      const client = served.stdio && addresses[0] ? speak(addresses[0]) : undefined;
      await Promise.race([requests.first, ...(client ? [client] : [])]);
      await closeServed(proxy, { output, drain, hurried: requests.hurried });
      await client;
    } finally {
      await proxy.close();
      stopRecording();
      requests.release();
    }
    return requests.hurried.aborted ? 130 : 0;

    function speak(address: ListenAddress): Promise<void> {
      const warn = (text: string) => output.note(output.noteStyle.yellow(output.cleanNote(text)));
      return speakStdio(address, { io, token, warn });
    }

    async function createLogger(): Promise<Logger> {
      const level = options['log-level'] ?? 'warn';
      const format = options['log-format'] ?? (io.stderr.isTTY ? 'text' : 'json');
      const isProgram = format === 'json';
      const { createJsonLogger } = await import('../background/create-json-logger.js');
      const { createTextLogger } = await import('../serving/create-text-logger.js');
      const { noteStyle: style, cleanNote: clean } = output;
      const logger = isProgram
        ? createJsonLogger(io.stderr, { level })
        : createTextLogger(io.stderr, { level, style, clean });
      // Whoever reads entries finds it among them, and between them nothing that is none.
      if (isProgram && ['debug', 'info', 'warn'].includes(level)) return logger;
      const { noteRegistryFailures } = await import('../background/note-registry-failures.js');
      return noteRegistryFailures(logger, (text) => output.note(style.yellow(clean(text))));
    }

    function tell(addresses: readonly ListenAddress[]): void {
      const [first] = addresses;
      if (first === undefined) return;
      if (output.json) {
        const socket = addresses.find((address) => address.socket !== undefined)?.socket;
        const mcp = addresses.find((address) => address.socket === undefined);
        output.document(
          {
            ...first,
            ...(socket !== undefined && { socket }),
            ...(mcp !== undefined && { mcp: `${mcp.url}/mcp` }),
          },
          { oneLine: true },
        );
      } else {
        const isShown = (served.stdio ? io.stderr : io.stdout).isTTY === true;
        const say = served.stdio ? output.note : output.print;
        if (served.http) say(`NANDA proxy listening on ${first.url}`);
        if (served.stdio && isShown) say('It speaks MCP on standard input and output.');
        if (served.http && isShown) {
          const registries = (background.registries ?? defaultRegistries).map(registryName);
          const style = served.stdio ? output.noteStyle : output.style;
          const { publicUrl } = own;
          const access = { tokenFile, auth: auth?.mode, publicUrl };
          const isOwnDataDir = options['data-dir'] !== undefined;
          say(describeStart({ addresses, registries, dataDir, isOwnDataDir, ...access, style }));
        }
      }
      const isOpen = addresses.some((address) => !isLoopbackHost(address.host));
      for (const warning of warnOfAccess(options, {
        auth,
        isOpen,
        hasToken: token !== undefined,
      })) {
        output.note(output.noteStyle.yellow(warning));
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

function createToken(): string {
  return process.getBuiltinModule('node:crypto').randomBytes(32).toString('base64url');
}

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
