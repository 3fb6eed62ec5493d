import { sanitizeForTerminal } from '@nanda/terminal';

/** What somebody typed, or a service says, as it stands on one line: the ends of its lines are seen. */
export function showText(text: string): string {
  return sanitizeForTerminal(text.replaceAll('\t', '⇥').replaceAll('\n', '⏎'));
}
