import { type FileHandle, open } from 'node:fs/promises';

/** Reads a file that grows, line by line. Holds nothing open between two reads. */
export interface LineReader {
  /** Hands on every whole line that has come since the last read. A file that is not there has none. */
  read(onLine: (line: string) => void): Promise<void>;
}

const chunkSize = 64 * 1024;
/** Bytes of the longest line that is handed on. */
const longestLine = 1024 * 1024;
const lineFeed = 0x0a;

export interface LineReaderOptions {
  /** Where what was in the file is put when it is begun anew: the rest of that is read first. */
  readonly previous?: string;
}

/** A reader from the beginning of a file. One that was replaced or cut is read from its beginning again. */
export function createLineReader(path: string, { previous }: LineReaderOptions = {}): LineReader {
  let position = 0;
  let identity: number | undefined;
  let parts: Buffer[] = [];
  let size = 0;

  function begin(file: number | undefined): void {
    identity = file;
    position = 0;
    parts = [];
    size = 0;
  }

  function take(part: Buffer): void {
    size += part.length;
    // What is too long is let go as it comes.
    if (size <= longestLine) parts.push(part);
    else parts = [];
  }

  function end(onLine: (line: string) => void): void {
    if (size > 0 && size <= longestLine) onLine(Buffer.concat(parts).toString('utf8'));
    parts = [];
    size = 0;
  }

  async function readOn(file: FileHandle, onLine: (line: string) => void): Promise<void> {
    for (;;) {
      const buffer = Buffer.allocUnsafe(chunkSize);
      const { bytesRead } = await file.read(buffer, 0, chunkSize, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      let rest = buffer.subarray(0, bytesRead);
      for (let at = rest.indexOf(lineFeed); at !== -1; at = rest.indexOf(lineFeed)) {
        take(rest.subarray(0, at));
        end(onLine);
        rest = rest.subarray(at + 1);
      }
      take(rest);
    }
  }

  /** What was written between the last read and the moment at which the file was begun anew. */
  async function readRest(onLine: (line: string) => void): Promise<void> {
    if (previous === undefined || position === 0) return;
    const file = await openToRead(previous);
    try {
      const length = (await file?.stat())?.size ?? 0;
      if (file !== undefined && length >= position) await readOn(file, onLine);
    } finally {
      await file?.close();
    }
  }

  return {
    async read(onLine) {
      const file = await openToRead(path);
      if (file === undefined) return;
      try {
        const facts = await file.stat();
        if (facts.ino !== identity || facts.size < position) {
          await readRest(onLine);
          begin(facts.ino);
        }
        await readOn(file, onLine);
      } finally {
        await file.close();
      }
    },
  };
}

async function openToRead(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
