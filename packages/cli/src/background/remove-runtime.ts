import { rm } from 'node:fs/promises';
import { readRuntime } from './read-runtime.js';
import type { Runtime } from './runtime.js';
import { runtimeFilePath } from './runtime-file-path.js';

/** Removes the runtime file, unless it has become somebody else's. */
export async function removeRuntime(directory: string, own: Pick<Runtime, 'pid'>): Promise<void> {
  if (readRuntime(directory)?.pid !== own.pid) return;
  await rm(runtimeFilePath(directory), { force: true });
}
