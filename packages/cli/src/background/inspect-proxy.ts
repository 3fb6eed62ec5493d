import { existsSync } from 'node:fs';
import { findRunning } from './find-running.js';
import { isAlive } from './is-alive.js';
import { readProcessStart } from './read-process-start.js';
import { readRuntime } from './read-runtime.js';
import type { Runtime } from './runtime.js';
import { runtimeFilePath } from './runtime-file-path.js';

/**
 * How things stand with the background proxy: `none` has no file; `running` answers to its token; `silent` is still
 * that process, but does not answer; `stale` is a file that nobody stands behind any more.
 */
export type ProxyFacts =
  | { readonly state: 'none' }
  | { readonly state: 'running' | 'silent'; readonly runtime: Runtime }
  | { readonly state: 'stale'; readonly reason: string };

/** Looks at the runtime file and asks whoever it names. Never throws. */
export async function inspectProxy(directory: string): Promise<ProxyFacts> {
  const running = await findRunning(directory);
  if (running !== undefined) return { state: 'running', runtime: running };
  const runtime = readRuntime(directory);
  if (runtime === undefined) {
    return existsSync(runtimeFilePath(directory))
      ? { state: 'stale', reason: 'its file cannot be understood' }
      : { state: 'none' };
  }
  const { pid, processStart } = runtime;
  if (!isAlive(pid)) return { state: 'stale', reason: `process ${pid} is gone` };
  if (processStart !== undefined && readProcessStart(pid) === processStart) {
    return { state: 'silent', runtime };
  }
  return { state: 'stale', reason: `process ${pid} is another program by now` };
}
