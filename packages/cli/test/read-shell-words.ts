import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What a shell makes of a command of curl or nanda: the words that it gets. */
export async function readShellWords(
  command: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const script = `curl() { printf '%s\\0' "$@"; }\nnanda() { curl "$@"; }\n${command}`;
  const { stdout } = await execute('sh', ['-c', script], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  return stdout.split('\0').slice(0, -1);
}
