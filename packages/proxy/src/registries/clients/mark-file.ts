import { stat } from 'node:fs/promises';

/** Changes whenever the file does; one that is not there has a mark too. */
export async function markFile(path: string): Promise<string> {
  try {
    const { size, mtimeMs } = await stat(path);
    return `${size} ${mtimeMs}`;
  } catch {
    return 'missing';
  }
}
