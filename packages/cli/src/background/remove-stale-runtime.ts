import { rm } from 'node:fs/promises';
import { runtimeFilePath } from './runtime-file-path.js';

/** Removes a runtime file that nobody stands behind. */
export async function removeStaleRuntime(directory: string): Promise<void> {
  await rm(runtimeFilePath(directory), { force: true, recursive: true });
}
