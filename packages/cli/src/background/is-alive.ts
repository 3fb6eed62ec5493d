import { readFileSync } from 'node:fs';

/**
 * Whether a process of that id runs.
 *
 * @param start When it began, in the system's own words; without it, it may be another process than it was.
 */
export function isAlive(
  pid: number,
  { start }: { readonly start?: string | undefined } = {},
): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It is there, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  const found = readState(pid);
  if (found === undefined) return true;
  // Ended, but not yet taken note of by its parent: for an orphan in a container that can take seconds.
  if (found.state === 'Z') return false;
  return start === undefined || found.start === start;
}

function readState(
  pid: number,
): { readonly state: string | undefined; readonly start: string | undefined } | undefined {
  try {
    const facts = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may have brackets of its own; the state follows the last of them.
    const members = facts.slice(facts.lastIndexOf(')') + 2).split(' ');
    return { state: members[0], start: members[19] };
  } catch {
    return undefined;
  }
}
