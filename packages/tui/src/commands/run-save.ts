import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';
import { needResult } from './need-result.js';

/** `save: path`: writes the last result to a file or into a directory. */
export async function runSave(
  path: string,
  { desk, readState, print }: CommandContext,
): Promise<void> {
  const result = needResult(readState());
  try {
    const said = await desk.save(result, { path: path === '' ? undefined : path });
    print(said.join('\n'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`not saved: ${reason}`, {
      hint: 'save: another/path',
      exitCode: 1,
      cause,
    });
  }
}
