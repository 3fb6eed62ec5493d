import { copyOf } from '../copying/copy-of.js';
import type { CopyWhat } from '../session/intent.js';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';

/** What is copied of the call that is looked at. @throws {CommandError} where there is nothing to copy */
export function copiedText(
  what: CopyWhat,
  { client, readState }: Pick<CommandContext, 'client' | 'readState'>,
): string {
  try {
    return copyOf(what, { state: readState(), endpoint: client.endpoint });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(message, { hint: 'tools, then call', exitCode: 6, cause });
  }
}
