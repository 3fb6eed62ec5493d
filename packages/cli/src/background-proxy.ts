// The program of the background proxy. Started by a command, with its wishes as JSON on standard input.
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { createProxy } from '@nanda/proxy';
import { countRequests } from './background/count-requests.js';
import { createJsonLogger } from './background/create-json-logger.js';
import { createLogSink } from './background/create-log-sink.js';
import { defaultProxyIdleTimeout } from './background/default-proxy-idle-timeout.js';
import { describeFileFailure } from './background/describe-file-failure.js';
import { drainLimit } from './background/drain-limit.js';
import { endOrphans } from './background/end-orphans.js';
import { proxyOptionsOf } from './background/proxy-options-of.js';
import { readProcessStart } from './background/read-process-start.js';
import { recordChildren } from './background/record-children.js';
import { removeRuntime } from './background/remove-runtime.js';
import type { Runtime } from './background/runtime.js';
import { runtimeFilePath } from './background/runtime-file-path.js';
import { startFailed } from './background/start-failed.js';
import { watchIdleness } from './background/watch-idleness.js';
import { watchReplacement } from './background/watch-replacement.js';
import { readVersion } from './read-version.js';
import type { BackgroundSettings } from './settings/background-settings.js';
import { writeJsonFile } from './state/write-json-file.js';

/** One person's own proxy: the low default is meant for one that is open to many. */
const defaultMaxConnections = 100;
/** Milliseconds that closing may take, once no call runs, before the process ends anyway. */
const closeTimeout = 5000;

const { settings, runtimeDirectory, logFile } = await readWishes().catch(giveUp);
const sink = createLogSink({ descriptor: process.stdout.fd, path: logFile });
const logger = createJsonLogger(sink, { level: settings.logLevel });
const token = randomBytes(32).toString('base64url');

// Before anything is opened again, which may want what they hold.
const orphans = await endOrphans(runtimeDirectory);
if (orphans.length > 0) {
  logger.warn('Services of a proxy that was killed were ended', { pids: orphans.join(', ') });
}
const stopRecording = recordChildren(runtimeDirectory);
const { proxy, address } = await open().catch(giveUp);

const processStart = readProcessStart(process.pid);
const runtime: Runtime = {
  pid: process.pid,
  ...(processStart !== undefined && { processStart }),
  port: address.port,
  url: address.url,
  token,
  version: readVersion(),
  settings,
  startedAt: new Date().toISOString(),
};

let isEnding = false;
let stopWatchingReplacement: (() => void) | undefined;
/** @param drain Milliseconds that running calls may take. */
const end = (reason: string, { drain = drainLimit }: { readonly drain?: number } = {}): void => {
  // Asked a second time it does not wait any more.
  if (isEnding && drain === 0) void proxy.close();
  if (isEnding) return;
  isEnding = true;
  logger.info('The proxy ends', { reason, running: proxy.running });
  stopWatching();
  stopWatchingReplacement?.();
  requests.stop();
  setTimeout(() => process.exit(1), drain + closeTimeout).unref();
  // The file first: nobody should find a proxy that takes no more requests.
  void removeRuntime(runtimeDirectory, runtime)
    .then(() => proxy.close({ drain }))
    .then(
      () => {
        stopRecording();
        process.exit(0);
      },
      (error: unknown) => {
        logger.error('The proxy could not close', { error: String(error) });
        process.exit(1);
      },
    );
};
const stopWatching = watchIdleness({
  timeout: settings.proxyIdleTimeout ?? defaultProxyIdleTimeout,
  onIdle: () => end('idle'),
});
const requests = countRequests();
process.on('SIGTERM', () => end('SIGTERM')).on('SIGINT', () => end('SIGINT', { drain: 0 }));
// The terminal it was started from may close; it does not belong to it.
process.on('SIGHUP', () => undefined);

await writeJsonFile(runtimeFilePath(runtimeDirectory), runtime).catch(giveUp);
// Only now: until here the file was that of the proxy that we replace.
stopWatchingReplacement = watchReplacement({
  directory: runtimeDirectory,
  pid: process.pid,
  isWorking: () => requests.isWorking,
  onReplaced: () => end('replaced'),
});
logger.info('The proxy listens', { url: address.url, pid: process.pid });

interface Wishes {
  readonly settings: BackgroundSettings;
  readonly runtimeDirectory: string;
  /** What standard output and standard error are. */
  readonly logFile: string;
}

async function readWishes(): Promise<Wishes> {
  const wishes = await text(process.stdin);
  if (wishes === '')
    throw new Error('The command that started it has ended before it said what for.');
  return JSON.parse(wishes) as Wishes;
}

async function open() {
  const made = createProxy({
    maxConnections: defaultMaxConnections,
    ...(await proxyOptionsOf(settings, { env: process.env })),
    token,
    logger,
  });
  return { proxy: made, address: await made.listen({ host: '127.0.0.1', port: 0 }) };
}

function giveUp(error: unknown): never {
  // Whatever the level of the log: the command that waits for us reads it there.
  createJsonLogger(process.stdout).error(startFailed, {
    error: describeFileFailure(error) ?? (error instanceof Error ? error.message : String(error)),
  });
  process.exit(1);
}
