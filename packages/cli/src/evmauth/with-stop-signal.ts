import type { CommandLineIo } from '../io/command-line-io.js';

/** Does something that ends when the user stops it. */
export async function withStopSignal<Value>(
  io: Pick<CommandLineIo, 'onStopRequest'>,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const stopping = new AbortController();
  const release = io.onStopRequest(() => stopping.abort());
  try {
    return await work(stopping.signal);
  } finally {
    release();
  }
}
