import { sanitizeForTerminal } from '@nanda/terminal';

/** Text as it can stand in the prompt: several lines are one, control characters are shown and not obeyed. */
export function toLine(text: string): string {
  return sanitizeForTerminal(text.replaceAll(/[\r\n\t]+/gu, ' '));
}
