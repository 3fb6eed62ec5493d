import { readFileSync } from 'node:fs';

/** Whether there is a process with this pid on this machine that has not ended. */
export function processExists(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !hasEnded(pid);
  } catch (error) {
    // Anything else (EPERM) says that there is one, of somebody else.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** One that nobody has waited for yet keeps its pid, and does nothing any more. */
function hasEnded(pid: number): boolean {
  try {
    // After the name in brackets, which may hold anything: Z is for such a process, X for one that goes.
    return /^\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*(?=\) )/s, ''));
  } catch {
    // Only Linux tells.
    return false;
  }
}
