import { oneLine, sanitizeForTerminal } from '@nanda/terminal';

/** A stranger's text in a sentence of ours: in quotes, on one line, what is hidden shown. */
export function quote(text: string): string {
  return `"${oneLine(sanitizeForTerminal(text), 60)}"`;
}
