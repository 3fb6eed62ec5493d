import { readFile } from 'node:fs/promises';
import { proxyLogPath } from './proxy-log-path.js';

/** The last lines of the log; empty where there is none. */
export async function readProxyLogTail(directory: string, lines: number): Promise<string[]> {
  const text = await readFile(proxyLogPath(directory), 'utf8').catch(() => '');
  return text
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .filter((line) => line !== '');
}
