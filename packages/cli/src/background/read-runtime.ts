import { readJsonFile } from '../state/read-json-file.js';
import type { Runtime } from './runtime.js';
import { runtimeFilePath } from './runtime-file-path.js';

/** The runtime file; undefined where there is none that can be read. It may be stale. */
export function readRuntime(directory: string): Runtime | undefined {
  const stored = readFile(runtimeFilePath(directory));
  const isComplete =
    typeof stored?.pid === 'number' &&
    typeof stored.url === 'string' &&
    typeof stored.token === 'string' &&
    typeof stored.version === 'string' &&
    typeof stored.settings === 'object';
  return isComplete ? (stored as Runtime) : undefined;
}

/** What is in its place may be anything; whoever has to write there says what is wrong with it. */
function readFile(path: string): Partial<Runtime> | undefined {
  try {
    return readJsonFile(path) ?? undefined;
  } catch {
    return undefined;
  }
}
