import { copiedText } from './copied-text.js';
import type { CommandContext } from './command-context.js';

/** `curl`: prints the last call as a command that makes it over HTTP. */
export function runCurl(context: CommandContext): void {
  context.print(copiedText('curl', context));
}
