import { readFileSync } from 'node:fs';

/**
 * When a process began, in the system's own words: with its id that names it, for ids are given anew. Undefined for
 * one that does not run, and where the system does not say it (Windows).
 */
export function readProcessStart(pid: number): string | undefined {
  if (process.platform === 'linux') return readFromProc(pid);
  if (process.platform === 'win32') return undefined;
  // Only who starts or ends a proxy asks.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    timeout: 2000,
  });
  return status === 0 ? stdout.trim() || undefined : undefined;
}

function readFromProc(pid: number): string | undefined {
  try {
    // The name in brackets may have brackets of its own; the state follows the last of them.
    const facts = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const members = facts.slice(facts.lastIndexOf(')') + 2).split(' ');
    return members[0] === 'Z' ? undefined : members[19];
  } catch {
    return undefined;
  }
}
