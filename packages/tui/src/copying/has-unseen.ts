import { sanitizeForTerminal } from '@nanda/terminal';

/**
 * Whether a text has characters in it that a terminal would obey, or that reorder what is read. Pasted, they
 * would do it even between quotes: the end of a paste is such a sequence.
 */
export function hasUnseen(text: string): boolean {
  const lines = text.replaceAll('\r\n', '\r');
  return sanitizeForTerminal(lines) !== lines;
}
