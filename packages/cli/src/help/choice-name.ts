import { sanitizeLine } from '@nanda/terminal';

/** A value that is allowed, as it is typed. */
export function choiceName(choice: unknown): string {
  return sanitizeLine(typeof choice === 'string' ? choice : JSON.stringify(choice));
}
