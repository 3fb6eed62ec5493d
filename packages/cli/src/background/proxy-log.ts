import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes from which on a log is put aside at the next start. */
const maxSize = 1024 * 1024;

export function proxyLogPath(directory: string): string {
  return join(directory, 'proxy.log');
}

/** Opens the log to append to (0600), after putting a large one aside as `proxy.log.1`. */
export async function openProxyLog(directory: string) {
  const path = proxyLogPath(directory);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const facts = await stat(path).catch(() => undefined);
  if (facts !== undefined && facts.size > maxSize) await rename(path, `${path}.1`);
  return open(path, 'a', 0o600);
}

/** The last lines of the log; empty where there is none. */
export async function readProxyLogTail(directory: string, lines: number): Promise<string[]> {
  const text = await readFile(proxyLogPath(directory), 'utf8').catch(() => '');
  return text
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .filter((line) => line !== '');
}
