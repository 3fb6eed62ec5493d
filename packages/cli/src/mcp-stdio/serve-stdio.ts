import type { CommandLineIo } from '../io/command-line-io.js';
import { defaults } from '@nanda/protocol/facts';
import { createExchanger } from './create-exchanger.js';
import { createLegacyRelay } from './create-legacy-relay.js';
import { createLineSplitter } from './create-line-splitter.js';
import { createLineWriter } from './create-line-writer.js';
import { createModernRelay } from './create-modern-relay.js';
import { createReception } from './create-reception.js';
import type { ProxyDoor } from './proxy-place.js';
import type { RelayLog } from './relay-tools.js';

export interface ServeStdioOptions {
  readonly io: Pick<CommandLineIo, 'stdin' | 'stdout' | 'onStopRequest' | 'onReaderGone'>;
  readonly door: ProxyDoor;
  readonly log: RelayLog;
}

/** Milliseconds that answers under way have once the client has said all. */
const patience = 10_000;
/** The same, when somebody wants the program to end. */
const hurry = 500;

/** Speaks MCP on standard input and output, and hands on to a proxy. Resolves when the client is gone, and all is let go. */
export async function serveStdio({ io, door, log }: ServeStdioOptions): Promise<void> {
  const { stdin, stdout } = io;
  const over = new AbortController();
  const exchanger = createExchanger();
  const writer = createLineWriter(stdout);
  const tools = { door, exchanger, writer, log, ended: over.signal };
  const legacy = createLegacyRelay(tools);
  const reception = createReception({ ...tools, legacy, modern: createModernRelay(tools), stdin });
  const splitter = createLineSplitter({
    limit: defaults.maxRequestBody,
    onLine: reception.take,
    onTooLong: reception.refuseLong,
  });

  const asked = Promise.withResolvers<number>();
  const releases = [
    io.onStopRequest(() => asked.resolve(hurry)),
    io.onReaderGone?.(() => {
      writer.close();
      asked.resolve(0);
    }),
  ];
  stdin.on('data', (chunk: Buffer | string) => splitter.feed(Buffer.from(chunk)));
  stdin.once('end', () => {
    splitter.end();
    asked.resolve(patience);
  });
  stdin.once('error', () => asked.resolve(hurry));

  const time = await asked.promise;
  // From here on a signal means: at once.
  const hurried = new Promise<void>((resolve) => {
    releases.push(io.onStopRequest(() => resolve()));
  });
  await Promise.race([reception.drain(time), hurried]);
  await legacy.close();
  over.abort(new Error('The client is gone.'));
  exchanger.close();
  for (const release of releases) release?.();
  stdin.pause();
}
