import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface ListedRecording {
  readonly name: string;
  readonly file: string;
  readonly requests: number;
  /** Bytes. */
  readonly size: number;
  /** RFC 3339. */
  readonly recordedAt: string;
}

/** The recordings of a directory, the newest first. */
export async function listRecordings(directory: string): Promise<ListedRecording[]> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const listed = names
    .filter((name) => name.endsWith('.ndjson'))
    .map(async (name): Promise<ListedRecording> => {
      const file = join(directory, name);
      const { size, mtime } = await stat(file);
      const text = await readFile(file, 'utf8');
      const lines = text.split('\n').filter((line) => line !== '').length;
      return {
        name: name.slice(0, -'.ndjson'.length),
        file,
        requests: Math.max(0, lines - 1),
        size,
        recordedAt: mtime.toISOString(),
      };
    });
  return (await Promise.all(listed)).toSorted((one, other) =>
    one.recordedAt < other.recordedAt ? 1 : -1,
  );
}
