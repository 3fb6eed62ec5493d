import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { raceAbort } from '../session/race-abort.js';
import type { LineSource } from './line-source.js';

/** {@link createLineSource}'s second argument. */
export interface CreateLineSourceOptions {
  kind: LineSource['kind'];
}

/** The lines of a stream, or of a text. Its owner closes it. */
export function createLineSource(
  input: NodeJS.ReadableStream | string,
  { kind }: CreateLineSourceOptions,
): LineSource {
  const stream = typeof input === 'string' ? Readable.from([input]) : input;
  const reader = createInterface({ input: stream, crlfDelay: Infinity, terminal: false });
  // At once: lines that come before somebody waits would be lost.
  const lines = reader[Symbol.asyncIterator]();
  let pending: Promise<string | undefined> | undefined;

  async function read(): Promise<string | undefined> {
    const { value, done } = await lines.next();
    return done === true ? undefined : value;
  }

  return {
    kind,
    async next({ signal } = {}) {
      pending ??= read();
      const line = await (signal === undefined ? pending : raceAbort(pending, { signal }));
      pending = undefined;
      return line;
    },
    close: () => reader.close(),
  };
}
