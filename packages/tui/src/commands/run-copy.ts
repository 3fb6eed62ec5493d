import { suggestNames } from '@nanda/terminal';
import { CommandError } from '../session/command-error.js';
import { copiedText } from './copied-text.js';
import type { CommandContext } from './command-context.js';

const kinds = ['result', 'cli', 'curl', 'code'] as const;

/** `copy`: the last result; `copy: cli`, `copy: curl`, `copy: code` the call that it came from. */
export async function runCopy(what: string, context: CommandContext): Promise<void> {
  const kind = kinds.find((one) => one === (what.toLowerCase() || 'result'));
  if (kind === undefined) {
    const [nearest = 'result'] = suggestNames(what, kinds);
    throw new CommandError(`copy takes ${kinds.join(', ')}, not "${what}"`, {
      hint: `copy: ${nearest}`,
    });
  }
  const text = copiedText(kind, context);
  try {
    context.hint(await context.desk.copy(text));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = reason.startsWith('not copied') ? reason : `not copied: ${reason}`;
    const hint = kind === 'curl' ? 'curl prints it' : 'save: FILE writes the result';
    throw new CommandError(message, { hint, exitCode: 1, cause });
  }
}
