import { sanitizeLine } from '../text/sanitize-line.js';

/** A value that is allowed, as it is typed. */
export function choiceName(choice: unknown): string {
  return sanitizeLine(typeof choice === 'string' ? choice : JSON.stringify(choice));
}
