import { sanitizeForTerminal } from './sanitize-for-terminal.js';

/** {@link sanitizeForTerminal}, and the whole on one line: for names, descriptions and messages in a row. */
export function sanitizeLine(text: string): string {
  return sanitizeForTerminal(text).replaceAll(/\s+/gu, ' ').trim();
}
