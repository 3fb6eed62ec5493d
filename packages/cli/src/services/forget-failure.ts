import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { dropServer } from '../servers/drop-server.js';
import type { ConnectTarget } from './connect-target.js';
import { judgeFailedTarget } from './judge-failed-target.js';

/** What was mistyped, or does not run, is nothing to keep: takes back what `connect` has added, and fails. */
export async function forgetFailure(
  error: unknown,
  target: ConnectTarget,
  { output, settings }: Pick<CommandContext, 'output' | 'settings'>,
): Promise<never> {
  const { own, note, words = '…' } = target;
  if (own === undefined) throw error;
  const failure = error instanceof CliError ? error : undefined;
  const { isForgotten, logs } = judgeFailedTarget(failure?.code, target);
  if (isForgotten) await dropServer(own, { path: settings.background.serversFile });
  else if (note !== undefined) output.note(output.noteStyle.dim(note));
  if (failure === undefined || failure.code === 'CANCELLED') throw error;
  const { code, message, details, retryable } = failure;
  const hint = isForgotten
    ? logs === undefined
      ? `It was not added. To add it all the same: nanda servers add ${own} ${words}`
      : `It was not added. What it wrote: ${logs}`
    : logs === undefined
      ? failure.hint?.replaceAll('<service>', own)
      : `See what it wrote: ${logs}`;
  throw new CliError(code, message, { details, hint, retryable, cause: error });
}
