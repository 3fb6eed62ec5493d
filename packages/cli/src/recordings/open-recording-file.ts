import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeDirectory } from '../state/make-directory.js';
import type { Exchange } from './exchange.js';
import type { RecordingHead } from './recording.js';

/** A recording that is being written. */
export interface RecordingFile {
  add(exchange: Exchange): Promise<void>;
  /** Puts it in its place. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** Begins a recording, readable by the user alone (0600); it is in its place when it is whole, and not before. */
export async function openRecordingFile(path: string, head: RecordingHead): Promise<RecordingFile> {
  await makeDirectory(dirname(path));
  const temporary = `${path}.${process.pid}.tmp`;
  const file = await open(temporary, 'w', 0o600);
  // One at a time: lines of answers that end together must not run into one another.
  let last = file.write(`${JSON.stringify(head)}\n`) as Promise<unknown>;
  const close = async () => {
    await last;
    await file.close();
  };
  return {
    async add(exchange) {
      last = last.then(() => file.write(`${JSON.stringify(exchange)}\n`));
      await last;
    },
    async finish() {
      await close();
      await rename(temporary, path);
    },
    async discard() {
      await close();
      await rm(temporary, { force: true });
    },
  };
}
