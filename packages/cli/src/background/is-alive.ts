import { readFileSync } from 'node:fs';

/** Whether a process of that id runs. It may be another one than it was. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It is there, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** Ended, but not yet taken note of by its parent: for an orphan in a container that can take seconds. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // The name in brackets may have brackets of its own; the state follows the last of them.
    const facts = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return facts.slice(facts.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}
