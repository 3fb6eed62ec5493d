import { readJsonFile } from '../state/read-json-file.js';
import type { Runtime } from './runtime.js';
import { runtimeFilePath } from './runtime-file-path.js';

/** The runtime file; undefined where there is none that can be read. It may be stale. */
export function readRuntime(directory: string): Runtime | undefined {
  const stored = readJsonFile(runtimeFilePath(directory)) as Partial<Runtime> | undefined;
  const isComplete =
    typeof stored?.pid === 'number' &&
    typeof stored.url === 'string' &&
    typeof stored.token === 'string' &&
    typeof stored.version === 'string' &&
    typeof stored.settings === 'object';
  return isComplete ? (stored as Runtime) : undefined;
}
