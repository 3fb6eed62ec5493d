import { appendFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryStore } from './history-store.js';

const maximumLines = 1000;
/** A full file is set aside. With lines of usual length it has rather more of them than are wanted. */
const fullSize = 256 * 1024;
/** Who takes longer to set a file aside has died over it, in milliseconds. */
const longestTurn = 10_000;

/** Options of {@link createHistoryFile}. */
export interface CreateHistoryFileOptions {
  /** Made where it is missing, for the user alone. */
  directory: string;
  /** Bytes with which a file is full. Default 256 KiB. */
  fullSize?: number;
}

/**
 * The lines of the prompt in a file, one a line, for the user alone. Sessions that run at once only ever add to its end, in
 * one piece, so none of them loses a line of another. A full file takes the place of the one before it: there are never more
 * than two.
 */
export function createHistoryFile({
  directory,
  fullSize: full = fullSize,
}: CreateHistoryFileOptions): HistoryStore {
  const path = join(directory, 'prompt-history');
  const older = `${path}.old`;

  return {
    async read() {
      const texts = [await readEnd(older, full), await readEnd(path, full)];
      const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
      return lines.slice(-maximumLines);
    },
    async append(line) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const isTorn = (await sizeOf(path)) > 0 && !(await endsWell(path));
      const text = `${isTorn ? '\n' : ''}${line.replaceAll(/[\r\n]+/gu, ' ')}\n`;
      await appendFile(path, text, { mode: 0o600 });
      if ((await sizeOf(path)) > full) await setAside();
    },
  };

  /** One session at a time: else the second one would set aside the new file that the first one has begun. */
  async function setAside(): Promise<void> {
    const turn = `${path}.turn`;
    if (!(await take(turn))) return;
    try {
      if ((await sizeOf(path)) > full) await rename(path, older);
    } finally {
      await rm(turn, { force: true });
    }
  }
}

async function take(turn: string): Promise<boolean> {
  try {
    await (await open(turn, 'wx', 0o600)).close();
    return true;
  } catch {
    // Left by one that has died: who comes next finds it gone.
    const facts = await stat(turn).catch(() => undefined);
    if (facts !== undefined && Date.now() - facts.mtimeMs > longestTurn) {
      await rm(turn, { force: true });
    }
    return false;
  }
}

/** The last of a file, whole lines; '' for what is no file that can be read. */
async function readEnd(path: string, full: number): Promise<string> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    // A line of another hand may be as long as it likes.
    const length = Math.min(size, 2 * full);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    const text = buffer.toString('utf8', 0, bytesRead);
    return size > length ? text.slice(text.indexOf('\n') + 1) : text;
  } catch {
    return '';
  }
}

/** Whether the last line was written to its end. */
async function endsWell(path: string): Promise<boolean> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
  return buffer[0] === 0x0a;
}

async function sizeOf(path: string): Promise<number> {
  const facts = await stat(path).catch(() => undefined);
  return facts?.size ?? 0;
}
