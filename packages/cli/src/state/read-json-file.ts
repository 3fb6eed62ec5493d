import { readFileSync } from 'node:fs';

/** The JSON of a file; undefined where there is no such file or it is not JSON (a torn or foreign one). */
export function readJsonFile(path: string): unknown {
  let text: string;
  try {
    // At once: every command reads three of these, and the way over the thread pool costs more.
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
