import { writeTextFile } from './write-text-file.js';

/** Writes JSON whole or not at all, readable by the user alone (0600 in a 0700 directory). */
export function writeJsonFile(path: string, value: unknown): Promise<void> {
  return writeTextFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
