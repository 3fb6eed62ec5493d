import { readFileSync } from 'node:fs';

/** Bytes of memory that a process holds; undefined where the system does not say it (Windows). */
export function readMemory(pid: number): number | undefined {
  if (process.platform === 'linux') {
    try {
      const text = readFileSync(`/proc/${pid}/status`, 'utf8');
      return kilobytes(/^VmRSS:\s*(\d+) kB$/m.exec(text)?.[1]);
    } catch {
      return undefined;
    }
  }
  if (process.platform === 'win32') return undefined;
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], {
    encoding: 'utf8',
    timeout: 2000,
  });
  return kilobytes(/\d+/.exec(stdout ?? '')?.[0]);
}

function kilobytes(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text) * 1024;
}
