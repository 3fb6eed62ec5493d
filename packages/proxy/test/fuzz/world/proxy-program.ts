// A proxy in a process of its own, from its sources: what it does to that process is seen from outside. Its log goes to its
// standard output, a line of JSON an entry; what it is asked over IPC is answered there.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createProxy, type Logger, type ProxyOptions } from '../../../src/index.js';

export interface ProgramOptions extends Omit<ProxyOptions, 'logger' | 'credentials'> {
  readonly credentialsKey: string;
}

/** What the process says of itself. */
export interface ProgramState {
  /** Bytes in use, once all that is let go of has been collected. */
  readonly used: number;
  /** Bytes that it held at most, what libraries outside of JavaScript held among them. */
  readonly peak: number;
  /** Members that every object has got. */
  readonly polluted: readonly string[];
}

const write = (level: string) => (message: string, fields?: object) =>
  void process.stdout.write(`${JSON.stringify({ level, message, ...fields })}\n`);
const logger: Logger = {
  debug: write('debug'),
  info: write('info'),
  warn: write('warn'),
  error: write('error'),
};

const { credentialsKey, ...options } = JSON.parse(process.argv[2] ?? '{}') as ProgramOptions;
const proxy = createProxy({
  ...options,
  credentials: { key: async () => credentialsKey },
  logger,
});
const { port } = await proxy.listen({ port: 0 });
process.send?.({ port });

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function look(): Promise<ProgramState> {
  for (let round = 0; round < 3; round += 1) {
    await nextTurn();
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  const polluted: string[] = [];
  for (const name in {}) polluted.push(name);
  const peak = process.resourceUsage().maxRSS * 1024;
  return { used: heapUsed + external, peak, polluted };
}

let isClosing = false;
process.on('message', (message) => {
  if (message === 'look') void look().then((state) => process.send?.(state));
  if (message === 'close') {
    isClosing = true;
    // It ends by itself then: what it still held would keep it.
    void proxy.close().then(() => process.disconnect());
  }
});
// Whoever started it is gone.
process.once('disconnect', () => {
  if (!isClosing) process.exit(1);
});
