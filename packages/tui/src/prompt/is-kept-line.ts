import { holdsSecret } from './holds-secret.js';

/** Longer ones were pasted. */
const longest = 10_000;

/** Whether a line goes into the history: not what begins with a space, as in a shell, and not what holds a secret. */
export function isKeptLine(line: string): boolean {
  if (line.trim() === '' || line.startsWith(' ') || line.length > longest) return false;
  return !holdsSecret(line);
}
